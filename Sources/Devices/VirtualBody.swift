public import Space

/// A force device in a hand: mass, friction, motors that lag, encoders that count in steps, and a grip that pulls it to
/// where the hand wants to be.
///
/// A millisecond is twenty steps. Only + − × ÷ √: every machine gives the same bits. Safe on the servo thread.
@frozen
public struct VirtualBody: BitwiseCopyable, Sendable {
    /// Steps in a millisecond.
    @inlinable
    public static var steps: Int { @_noLocks get { 20 } }

    private let dynamics: Dynamics
    private let late: Int
    /// How the hand holds it.
    public var grip: HandGrip
    /// Where the device is, m.
    public private(set) var place: Vector
    /// m/s.
    public private(set) var velocity = Vector.zero
    /// The force that is really at the hand, N.
    public private(set) var force = Vector.zero
    private var line = InlineArray<256, Vector>(repeating: .zero)
    private var at = 0

    /// - Parameter place: where it is at rest, m.
    @_noLocks
    public init(_ dynamics: Dynamics, grip: HandGrip, at place: Vector) {
        self.dynamics = dynamics
        self.grip = grip
        self.place = place
        late = max(0, min(255, Int(dynamics.delay / 0.001 * Double(Self.steps) + 0.5)))
    }

    /// One millisecond.
    /// - Parameters:
    ///   - told: the force that the motors are told, N.
    ///   - from: where the hand wants to be at its beginning, m.
    ///   - to: at its end, m.
    ///   - nudge: a force from outside, N.
    @_noLocks
    public mutating func advance(told: Vector, from: Vector, to: Vector, nudge: Vector = .zero) {
        let h = 0.001 / Double(Self.steps)
        let share = h / (dynamics.mass + grip.mass)
        let wanted = (to - from) * 1000
        let viscous = 1 / (1 + (grip.damping + dynamics.damping) * share)
        let dry = dynamics.friction * share
        var step = 0
        while step < Self.steps {
            step &+= 1
            line[at & 255] = told
            force = force + (line[(at &- late) & 255] - force) * (h / (dynamics.lag + h))
            at &+= 1
            let aim = from + (to - from) * (Double(step) / Double(Self.steps))
            let pull = (aim - place) * grip.stiffness + wanted * grip.damping
            velocity = (velocity + (force + pull + nudge) * share) * viscous
            let speed = velocity.length
            velocity = speed <= dry ? .zero : velocity * (1 - dry / speed)
            place = place + velocity * h
        }
    }

    /// Where the encoders say that it is, m.
    public var told: Vector {
        @_noLocks get {
            Vector(Self.count(place.x, dynamics), Self.count(place.y, dynamics), Self.count(place.z, dynamics))
        }
    }

    @_noLocks
    private static func count(_ x: Double, _ dynamics: Dynamics) -> Double {
        guard dynamics.encoderStep > 0 else { return x }
        let steps = x / dynamics.encoderStep
        return Double(Int(steps < 0 ? steps - 0.5 : steps + 0.5)) * dynamics.encoderStep
    }
}
