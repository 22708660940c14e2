/// What a force device is between its motors and the hand. SI units; the numbers come from a profile with their sources.
///
/// Safe on the servo thread.
@frozen
public struct Dynamics: BitwiseCopyable, Sendable, Equatable {
    /// Of the moving parts as the hand feels them, kg.
    public var mass: Double
    /// Dry friction, N.
    public var friction: Double
    /// Damping of the device alone, N·s/m.
    public var damping: Double
    /// The smallest movement that the encoders tell, m.
    public var encoderStep: Double
    /// Time constant of the motors, s.
    public var lag: Double
    /// From a command to the first of its force, s.
    public var delay: Double

    @_noLocks @inlinable
    public init(mass: Double, friction: Double, damping: Double, encoderStep: Double, lag: Double, delay: Double) {
        self.mass = mass
        self.friction = friction
        self.damping = damping
        self.encoderStep = encoderStep
        self.lag = lag
        self.delay = delay
    }

    /// A light device without friction or damping of its own, where a profile says nothing: the hardest case (assumed).
    @inlinable
    public static var bare: Dynamics {
        @_noLocks get {
            Dynamics(mass: 0.1, friction: 0, damping: 0, encoderStep: 0.00005, lag: 0.0005, delay: 0.001)
        }
    }
}
