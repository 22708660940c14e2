public import Devices
public import Space

/// What the limiter is told in one tick.
///
/// Safe on the servo thread.
@frozen
public struct LimiterInput: BitwiseCopyable, Sendable {
    /// The model's force, N.
    public var force: Vector
    /// The model's force on the plunger, N.
    public var plunger = 0.0
    /// What a device that only vibrates is to show.
    public var cue = Cue.none
    /// Where the hand is, m: what moves with it, also while a clutch holds the needle.
    public var place: Vector
    /// The dead-man is held.
    public var deadMan = true
    /// The clutch is down, or the procedure is held: force fades, and comes back through the ramp.
    public var isReseated = false
    /// The tip is outside the skin.
    public var outside = true
    /// The pose is believed.
    public var tracked = true
    /// The way from the last place is not a movement.
    public var restarted = false
    /// A fault is latched.
    public var faulted = false
    /// From a movement to the force that answers it, as the transport measures it, s; 0 where it does not.
    public var delay = 0.0
    /// The run's clock.
    public var now: Instant
    /// Since the last tick, s.
    public var period: Double

    @_noLocks @inlinable
    public init(force: Vector, place: Vector, now: Instant, period: Double) {
        self.force = force
        self.place = place
        self.now = now
        self.period = period
    }
}
