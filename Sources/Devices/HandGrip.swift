/// How a hand holds a device: its impedance about the place where it wants to be.
///
/// Safe on the servo thread.
@frozen
public struct HandGrip: BitwiseCopyable, Sendable, Equatable {
    /// Of the part of the hand that moves with the device, kg.
    public var mass: Double
    /// N·s/m.
    public var damping: Double
    /// N/m.
    public var stiffness: Double

    @_noLocks @inlinable
    public init(mass: Double, damping: Double, stiffness: Double) {
        self.mass = mass
        self.damping = damping
        self.stiffness = stiffness
    }

    /// From a hand that barely holds to one that clenches (assumed; within what is published of fingers and wrists).
    public static let all: KeyValuePairs<String, HandGrip> = [
        "limp": HandGrip(mass: 0.03, damping: 0.5, stiffness: 20),
        "relaxed": HandGrip(mass: 0.08, damping: 2, stiffness: 100),
        "ordinary": HandGrip(mass: 0.15, damping: 5, stiffness: 400),
        "firm": HandGrip(mass: 0.25, damping: 10, stiffness: 1000),
        "stiff": HandGrip(mass: 0.4, damping: 20, stiffness: 2500),
    ]

    /// The one that a hand has where nothing else is said.
    @inlinable
    public static var ordinary: HandGrip { @_noLocks get { HandGrip(mass: 0.15, damping: 5, stiffness: 400) } }
}
