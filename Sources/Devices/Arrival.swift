public import Space

/// When a lockstep device measured what it reported, and when the report came. Both on the machine's clock.
///
/// A device measures when it is asked, so a movement and the time that it took belong together however late the report was
/// taken in. Safe on the servo thread.
@frozen
public struct Arrival: BitwiseCopyable, Sendable, Equatable {
    /// When the device was asked.
    public var measured: Instant
    /// When its answer came.
    public var came: Instant

    @_noLocks @inlinable
    public init(measured: Instant, came: Instant) {
        self.measured = measured
        self.came = came
    }
}
