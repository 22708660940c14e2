import Devices
import Space

/// The readings of two devices that hold one needle, put together: live, and in a replay of what both said.
///
/// Safe on the servo thread.
struct PairedReading: Sendable {
    private let merge: SampleMerge
    private var latest: Instant?

    init(_ merge: SampleMerge) { self.merge = merge }

    /// One that is gone is both gone; until both have spoken there is nothing.
    mutating func callAsFunction(_ first: Reading, _ second: Reading) -> Reading {
        switch (first, second) {
        case (.gone, _), (_, .gone):
            // What comes back may count its time anew.
            latest = nil
            return .gone
        case (.finished, _), (_, .finished): return .finished
        case (.waiting, _), (_, .waiting): return .waiting
        case (.sample(let one), .sample(var two)):
            if let latest, two.time < latest { two.inRange = false } else { latest = two.time }
            return .sample(merge(one, two))
        }
    }
}
