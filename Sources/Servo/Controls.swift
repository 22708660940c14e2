public import Synchronization

/// What ordinary threads ask of a running loop. Never a lock.
public final class Controls: Sendable {
    @usableFromInline let asked = Atomic<UInt32>(0)

    /// What may be asked for. The upper eight bits are a ``Jerk``'s.
    @frozen public enum Request: UInt32, Sendable {
        /// End the run after the present tick, with zero force.
        case stop = 1
        /// End a fault; force returns through the ramp, outside the skin.
        case clearFault = 2
        /// Zero force until the fault is cleared.
        case emergencyStop = 4
        /// Give the device back to the desktop and go on without it.
        case release = 8
        /// Wait no longer for a device that is gone.
        case abandon = 16
        /// The machine is about to sleep, or has slept: zero force, which returns by itself outside the skin.
        case rest = 32
        /// Hold the procedure: force fades to zero, and stays there.
        case pause = 64
        /// The pause is over; force returns outside the skin, through the ramp.
        case proceed = 128

        /// ``rawValue``, as the servo thread may read it.
        @inlinable
        public var bit: UInt32 {
            @_noLocks get {
                switch self {
                case .stop: 1
                case .clearFault: 2
                case .emergencyStop: 4
                case .release: 8
                case .abandon: 16
                case .rest: 32
                case .pause: 64
                case .proceed: 128
                }
            }
        }
    }

    public init() {}

    /// Safe on any thread.
    public func ask(_ request: Request) { asked.bitwiseOr(request.rawValue, ordering: .releasing) }

    /// All that was asked since the last time. Safe on the servo thread.
    @inlinable
    public func take() -> UInt32 {
        asked.load(ordering: .relaxed) == 0 ? 0 : asked.exchange(0, ordering: .acquiring)
    }
}
