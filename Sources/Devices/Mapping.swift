/// How a sample becomes a needle. Chosen by the profile, carried out by `Poses`.
///
/// Safe on the servo thread.
@frozen
public enum Mapping: BitwiseCopyable, Sendable, Equatable {
    /// The device senses position and direction: `x y z`, `qw…qz` and `plunger`, through a registration.
    case direct
    /// The device senses a place, `x y z`, and no direction: the needle points the way that it came to the skin.
    case point(PointMapping)
    /// A pen on a tablet: tilt is the direction, place is the site, pressure the advance, a button the plunger.
    case pen(PenMapping)
    /// Sticks and triggers: one slides, one tilts (or the device itself does), one trigger advances, the other is the
    /// plunger (or a button is).
    case gamepad(GamepadMapping)
}

/// Numbers of a pen.
@frozen
public struct PenMapping: BitwiseCopyable, Sendable, Equatable {
    /// How far the needle's tip is from the skin, along the needle, while nothing presses, m.
    public var standoff: Double
    /// How far full pressure advances the needle, m.
    public var advance: Double
    /// The fastest that pressure moves the needle, m/s; at most 0.280.
    public var advanceSpeed: Double
    /// How fast the button empties the syringe, share of the stroke per second.
    public var plungerRate: Double

    @_noLocks @inlinable
    public init(standoff: Double, advance: Double, advanceSpeed: Double, plungerRate: Double) {
        self.standoff = standoff
        self.advance = advance
        self.advanceSpeed = advanceSpeed
        self.plungerRate = plungerRate
    }
}

/// Numbers of sticks and triggers.
@frozen
public struct GamepadMapping: BitwiseCopyable, Sendable, Equatable {
    /// As for a pen, m.
    public var standoff: Double
    /// How far a full trigger advances the needle, m.
    public var advance: Double
    /// The fastest that the trigger moves the needle, m/s; at most 0.280.
    public var advanceSpeed: Double
    /// Speed over the skin at full stick, m/s; 0 where no stick slides, and the needle stays over the site.
    public var slideSpeed: Double
    /// Lean at full stick, rad; nil where the device's own lean (`qw…qz`) is the needle's.
    public var lean: Double?
    /// Stick travel around the middle that counts as none, 0 … 0.5.
    public var deadZone: Double
    /// How fast the button empties the syringe, share of the stroke per second; 0 where a trigger is the plunger.
    public var plungerRate: Double

    @_noLocks @inlinable
    public init(
        standoff: Double, advance: Double, advanceSpeed: Double, slideSpeed: Double, lean: Double?, deadZone: Double,
        plungerRate: Double = 0
    ) {
        self.standoff = standoff
        self.advance = advance
        self.advanceSpeed = advanceSpeed
        self.slideSpeed = slideSpeed
        self.lean = lean
        self.deadZone = deadZone
        self.plungerRate = plungerRate
    }
}
