/// A point on a monotonic clock, in whole nanoseconds.
///
/// Which clock is said where it is used: a device's own, the run's (0 at the first tick), or the machine's.
/// Safe on the servo thread.
@frozen
public struct Instant: BitwiseCopyable, Sendable, Comparable, Hashable {
    public var nanoseconds: Int64

    @_noLocks @inlinable
    public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// The clock's zero.
    @inlinable
    public static var zero: Instant { @_noLocks get { Instant(nanoseconds: 0) } }

    @_noLocks @inlinable
    public static func < (a: Instant, b: Instant) -> Bool { a.nanoseconds < b.nanoseconds }
    @_noLocks @inlinable
    public static func + (a: Instant, nanoseconds: Int64) -> Instant {
        Instant(nanoseconds: a.nanoseconds &+ nanoseconds)
    }
    /// Nanoseconds from `b` to `a`. Wraps where hostile clocks are further apart than 292 years.
    @_noLocks @inlinable
    public static func - (a: Instant, b: Instant) -> Int64 { a.nanoseconds &- b.nanoseconds }

    /// Seconds since the clock's zero.
    @inlinable
    public var seconds: Double { @_noLocks get { Double(nanoseconds) * 1e-9 } }
}
