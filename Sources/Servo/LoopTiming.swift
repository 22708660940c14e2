/// How punctual a run was. Lateness is from the deadline to the instant at which the tick began.
///
/// A tick that comes n periods late counts once, with its whole lateness, and as n missed ticks.
public struct LoopTiming: Sendable, Codable, Equatable {
    /// Ticks that ran.
    public var ticks: UInt64
    /// Whole periods that passed without a tick of their own.
    public var missed: UInt64
    /// Frames that found the ring full.
    public var dropped: UInt64
    /// µs.
    public var p50, p99, p999, maximum: Double
    /// True for stepped time, where lateness has no meaning and all figures are 0.
    public var stepped: Bool
    /// Real-time rights that were asked for and had, or one sentence that says which are missing.
    public var policy: String

    public init(
        ticks: UInt64, missed: UInt64, dropped: UInt64, p50: Double, p99: Double, p999: Double, maximum: Double,
        stepped: Bool, policy: String
    ) {
        self.ticks = ticks
        self.missed = missed
        self.dropped = dropped
        self.p50 = p50
        self.p99 = p99
        self.p999 = p999
        self.maximum = maximum
        self.stepped = stepped
        self.policy = policy
    }
}
