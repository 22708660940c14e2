/// Notices that the machine has slept, from how long it says it has slept in all.
///
/// The monotonic clock stands still in a sleep, so nothing is late afterwards: only the clock that counts sleep tells.
/// Safe on the servo thread.
@frozen
public struct SleepWatch: BitwiseCopyable, Sendable {
    /// Shorter than any sleep, longer than the two clocks ever differ by being read one after the other, ns (assumed).
    @inlinable
    public static var shortest: Int64 { @_noLocks get { 50_000_000 } }

    @usableFromInline var last: Int64

    /// - Parameter slept: in all until now, ns: CLOCK_BOOTTIME less CLOCK_MONOTONIC.
    @_noLocks @inlinable
    public init(slept: Int64) { last = slept }

    /// - Parameter slept: in all until now, ns.
    /// - Returns: true where the machine has slept since the last time.
    @_noLocks @inlinable
    public mutating func observe(slept: Int64) -> Bool {
        let woke = slept &- last >= Self.shortest
        last = slept
        return woke
    }
}
