import Space

/// What the limiter is told in one tick.
///
/// Safe on the servo thread.
struct LimiterInput: BitwiseCopyable {
    /// The model's force, N.
    var force: Vector
    /// The model's force on the plunger, N.
    var plunger = 0.0
    /// Where the hand's tip is, m. Finite.
    var place: Vector
    /// The dead-man is held.
    var deadMan = true
    /// The tip is outside the skin.
    var outside = true
    /// The pose is believed.
    var tracked = true
    /// The way from the last place is not a movement.
    var restarted = false
    /// A fault is latched.
    var faulted = false
    var now: Instant
    /// Since the last tick, s.
    var period: Double

    @_noLocks
    init(force: Vector, place: Vector, now: Instant, period: Double) {
        self.force = force
        self.place = place
        self.now = now
        self.period = period
    }
}
