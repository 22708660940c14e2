public import Devices
public import Space

/// Two devices that hold one needle, read and told in the same tick. One that is gone is both gone.
///
/// Each keeps its own clock; one whose clock runs backward is out of range until it runs on.
public struct PairedTransport<
    First: Transport & Sendable & ~Copyable, Second: Transport & Sendable & ~Copyable
>: Transport, ~Copyable, Sendable {
    private var first: First
    private var second: Second
    private let merge: SampleMerge
    private var latest: Instant?

    /// - Parameters:
    ///   - first: says where the needle is.
    ///   - merge: who says what.
    public init(_ first: consuming First, _ second: consuming Second, merge: SampleMerge) {
        self.first = first
        self.second = second
        self.merge = merge
    }

    /// Both, just before the first tick.
    public mutating func start(at machine: Instant) {
        first.start(at: machine)
        second.start(at: machine)
    }

    /// Safe on the servo thread.
    public mutating func read(at now: Instant) -> Reading {
        switch (first.read(at: now), second.read(at: now)) {
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

    /// The device that says where the needle is may clock the loop.
    public mutating func awaitReport(until deadline: Instant) -> Arrival? { first.awaitReport(until: deadline) }

    /// Both are told: the one shows the force, the other may rumble. Safe on the servo thread.
    public mutating func write(_ command: Command, at now: Instant) {
        first.write(command, at: now)
        second.write(command, at: now)
    }

    /// Safe on the servo thread.
    public mutating func woke() {
        first.woke()
        second.woke()
    }

    /// Leaves zero force behind on both, and gives both back.
    public mutating func close() {
        first.close()
        second.close()
    }
}
