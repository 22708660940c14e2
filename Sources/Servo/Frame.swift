public import Collision
public import Devices
public import Space

/// Everything about one tick, as the ordinary threads see it. Fixed size.
///
/// Places are in the patient frame (m): origin at the landmark on the skin, z out of the skin, y toward the head.
/// Safe on the servo thread.
@frozen
public struct Frame: BitwiseCopyable, Sendable {
    /// Ticks since the run began; the first is 0.
    public var tick: UInt64 = 0
    /// The run's clock at the tick, ns. In stepped time exactly tick × period.
    public var time = Instant.zero
    /// The instant on the device's clock that the pose is for, ns.
    public var sampled = Instant.zero
    /// Reports of the device so far.
    public var report: UInt64 = 0
    public var buttons = Buttons.none

    /// Where the hand holds the needle's tip (without the dimple).
    public var tip = Vector.zero
    /// Direction of insertion, unit length.
    public var axis = Vector(0, 0, -1)
    /// Velocity of the hand's tip, m/s.
    public var velocity = Vector.zero
    /// 0 (full) … 1 (empty); below 0 it is drawn back beyond full.
    public var plunger = 0.0

    /// Along the needle from the first touch of the skin, m; below 0 before it.
    public var travel = 0.0
    /// Dimple under the tip, m.
    public var dimple = 0.0
    /// Along the needle, skin to real tip, m: travel − dimple. 0 outside.
    public var depth = 0.0
    /// Sine of the angle between needle and skin at the entry: 1 is perpendicular.
    public var steepness = 0.0
    /// Where the needle's line meets the skin now, or where it went in.
    public var entry = Vector.zero
    /// The layer of the tip.
    public var layer = Layer.air
    /// Distances of the real tip below the outer faces of skin, fat, fascia, muscle, bone, m; positive is inside.
    public var below = InlineArray<5, Double>(repeating: 0)

    /// Axial force of the model, N, positive out of the patient: tip and shaft together.
    public var axial = 0.0
    /// The tip's share of `axial`, N.
    public var tipForce = 0.0
    /// The whole force of the model on the hand, N: what is scored.
    public var force = Vector.zero
    /// The force that was sent, N: what was felt.
    public var sent = Vector.zero
    /// The pull toward the exemplar, N: part of what is sent, and of nothing that is scored.
    public var guidance = Vector.zero
    /// How far the tip is from the exemplar's path, across the needle, m; 0 where nothing leads it.
    public var deviation = 0.0
    /// Volume delivered so far into air, skin, fat, fascia, muscle, bone face, as shares of the syringe's content.
    public var delivered = InlineArray<6, Double>(repeating: 0)
    /// Shares of the syringe's content per second, now; negative draws in.
    public var flow = 0.0
    /// Share that came back along the track when the needle left the skin: it is in air above, and no more in tissue.
    public var leaked = 0.0
    /// Share that went into a vein, and blood that came back into the syringe as a share of its content.
    public var intravenous = 0.0
    public var blood = 0.0
    /// Pressure in the syringe above the air's, Pa, and the model's force on the plunger, N, positive out of the syringe.
    public var pressure = 0.0
    public var plungerForce = 0.0
    /// Moment of the tissue beside the shaft about the needle's hub, N·m.
    public var moment = Vector.zero

    /// What happened to the needle, what the limiter did, and what is wrong.
    public var marks = Marks.none
    public var interlocks = Interlocks.none
    public var fault = Fault.none
    /// How late the tick began, ns. Not part of the digest.
    public var lateness: Int64 = 0

    @_noLocks @inlinable
    public init() {}
}
