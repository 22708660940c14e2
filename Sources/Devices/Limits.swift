public import Space

/// What a device may be asked for. From its profile; a scenario can only tighten it.
///
/// Safe on the servo thread.
@frozen
public struct Limits: BitwiseCopyable, Sendable, Equatable {
    /// Largest force, N, more than 0. 0 for a device that shows no force.
    public var force: Double
    /// Fastest change of the force, N/s. At least 1,000, or the skin's pop is washed out.
    public var slew: Double
    /// Largest stiffness that the device renders, N/m.
    public var stiffness: Double
    /// The device's own damping with a hand on it, N·s/m.
    public var damping: Double
    /// From a movement to the force that answers it, s, without the tick itself.
    public var delay: Double
    /// The force that the motors bear for ever, N.
    public var continuousForce: Double
    /// How long they bear the largest force, s.
    public var peakTime: Double
    /// How long a command holds, s: 0.020 unless the profile says otherwise.
    public var commandLifetime: Double
    /// Largest speed that a hand reaches on it, m/s: above it a jump is a fault.
    public var speed: Double
    /// What the model's force is multiplied by, 1 … 3: declared, recorded, never scored.
    public var gain: Double
    /// The force that carries the device's own moving parts, N, in the device's frame; zero where it carries them itself.
    public var weight: Vector
    /// Largest force on the plunger, N: that of the device where the profile says no other.
    public var plungerForce: Double

    @_noLocks @inlinable
    public init(
        force: Double, slew: Double = 2000, stiffness: Double, damping: Double, delay: Double = 0.001,
        continuousForce: Double, peakTime: Double = 1, commandLifetime: Double = 0.020, speed: Double = 2,
        gain: Double = 1, weight: Vector = .zero, plungerForce: Double? = nil
    ) {
        self.force = force
        self.slew = slew
        self.stiffness = stiffness
        self.damping = damping
        self.delay = delay
        self.continuousForce = continuousForce
        self.peakTime = peakTime
        self.commandLifetime = commandLifetime
        self.speed = speed
        self.gain = gain
        self.weight = weight
        self.plungerForce = plungerForce ?? force
    }
}
