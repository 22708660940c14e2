public import Space

/// A device's own counter, laid on the machine's clock.
///
/// Reports arrive late by the bus and by whoever reads them; the counter says when they were measured. The first report
/// ties the two together. Afterwards an instant is never after its arrival, never before the one before it, and follows
/// a counter that runs a little fast or slow by at most 500 parts per million. A counter that disagrees by more than
/// 0.25 s (a reset, a long pause over its end) is tied anew. Safe on the servo thread.
@frozen
public struct DeviceClock: BitwiseCopyable, Sendable {
    private let wrap: UInt64
    private let nanoseconds: Double
    private var raw: UInt64 = 0
    private var counts: Int64 = 0
    private var offset: Int64 = 0
    private var last: Int64 = 0
    private var begun = false

    /// How far the two may disagree before the counter is not believed, ns.
    public static var longestDoubt: Int64 { @_noLocks get { 250_000_000 } }

    /// - Parameters:
    ///   - bits: of the counter, 1 … 32.
    ///   - tick: what one count is, s; more than 0.
    @_noLocks
    public init(bits: Int, tick: Double) {
        wrap = bits >= 32 ? 0xFFFF_FFFF : (1 &<< UInt64(bits < 1 ? 1 : bits)) &- 1
        nanoseconds = tick * 1e9
    }

    /// The instant of a report on the machine's clock.
    @_noLocks
    public mutating func instant(counter: Int64, arrival: Instant) -> Instant {
        let now = UInt64(truncatingIfNeeded: counter) & wrap
        let step = Int64((now &- raw) & wrap)
        raw = now
        guard begun else {
            begun = true
            offset = arrival.nanoseconds
            last = offset
            return arrival
        }
        // Held far below what Int64 and Double carry exactly; then the counter is tied anew.
        if counts > 1 &<< 50 { counts = 0 }
        counts &+= step
        let scaled = Double(counts) * nanoseconds
        let device = scaled > -4e18 && scaled < 4e18 ? Int64(scaled) : 0
        let late = arrival.nanoseconds &- (offset &+ device)
        if late > Self.longestDoubt || late < -Self.longestDoubt {
            offset = arrival.nanoseconds &- device
        } else if late < 0 {
            offset &+= late
        } else {
            let elapsed = Double(step) * nanoseconds * 0.0005
            let most = elapsed < 1e9 ? Int64(elapsed) : 1_000_000_000
            offset &+= late < most ? late : most
        }
        let instant = offset &+ device
        if instant > last { last = instant }
        return Instant(nanoseconds: last)
    }
}
