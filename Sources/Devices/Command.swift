public import Space

/// What a device is told. Only the limiter makes one.
///
/// Safe on the servo thread.
@frozen
public struct Command: BitwiseCopyable, Sendable, Equatable {
    /// Force on the hand, N: in the patient frame where the limiter makes it, in the device's own where a tick hands it out.
    public var force: Vector
    /// Force on the plunger, N; positive pushes it back out.
    public var plunger: Double
    /// What a device that only vibrates is to show instead.
    public var cue: Cue
    /// On the run's clock: after this the transport sends zero by itself.
    public var expires: Instant

    @_noLocks @inlinable
    public init(force: Vector, plunger: Double, cue: Cue = .none, expires: Instant) {
        self.force = force
        self.plunger = plunger
        self.cue = cue
        self.expires = expires
    }

    /// No force, valid for ever.
    @inlinable
    public static var zero: Command {
        @_noLocks get {
            Command(force: .zero, plunger: 0, expires: Instant(nanoseconds: .max))
        }
    }
}
