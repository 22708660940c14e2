public import Devices
public import Space

/// Everything that went into one tick: from it, the same step gives the same frame again, bit for bit.
///
/// Safe on the servo thread.
@frozen
public struct TickInput: BitwiseCopyable, Sendable {
    /// As in the frame: the first is 0.
    public var tick: UInt64 = 0
    /// The run's clock, ns.
    public var now = Instant.zero
    /// Whole periods since the last tick, ns.
    public var span: Int64 = 0
    /// How late the tick began, ns.
    public var lateness: Int64 = 0
    /// ``Controls/Request`` that were taken before the tick.
    public var asked: UInt32 = 0
    /// What the transport had.
    public var reading = Reading.waiting

    @_noLocks @inlinable
    public init() {}

    /// ``span`` as a step takes it, s: one rounding, the same live, stepped and replayed.
    @inlinable
    public var period: Double { @_noLocks get { Double(span) * 1e-9 } }
}

extension Tick {
    /// One tick of a loop or of a replay: first what was asked for, then the step. The frame carries the lateness.
    ///
    /// Where opposites were asked for since the last tick, nobody knows in what order: what takes the force off wins.
    @_noLocks @inlinable
    public mutating func step(_ input: TickInput) -> Output {
        if input.asked & Controls.Request.clearFault.bit != 0 { clearFault() }
        if input.asked & Controls.Request.emergencyStop.bit != 0 { emergencyStop() }
        if input.asked & Controls.Request.rest.bit != 0 { wake() }
        if input.asked & Controls.Request.proceed.bit != 0 { proceed() }
        if input.asked & Controls.Request.pause.bit != 0 { pause() }
        startle(input.asked)
        return step(input.reading, at: input.now, period: input.period)
    }
}
