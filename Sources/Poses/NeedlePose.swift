public import Devices
public import Space

/// Where the hand holds the needle, in the patient frame.
///
/// Safe on the servo thread.
@frozen
public struct NeedlePose: BitwiseCopyable, Sendable {
    /// The needle's tip, m.
    public var tip = Vector.zero
    /// Where the hand would have the tip without any clutch, m: what moves with the hand itself.
    public var hand = Vector.zero
    /// The clutch is down: the needle stays while the hand moves, and force fades.
    public var isReseated = false
    /// Direction of insertion, unit length.
    public var axis = Vector(0, 0, -1)
    /// Velocity of the tip, m/s.
    public var velocity = Vector.zero
    /// 0 (full) … 1 (empty).
    public var plunger = 0.0
    public var buttons = Buttons.none
    /// The device is in range. While it is not, the pose stays as it was.
    public var tracked = false
    /// Tracking began in this tick: the way from the last pose is not a movement.
    public var restarted = false

    @_noLocks @inlinable
    public init() {}
}
