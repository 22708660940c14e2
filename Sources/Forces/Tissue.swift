/// The mechanics of one layer for one needle. SI units; the numbers come from presets with their sources.
///
/// Safe on the servo thread.
@frozen
public struct Tissue: BitwiseCopyable, Sendable, Equatable {
    /// Spring of the dimple: a1 N/m and a2 N/m².
    public var linear, quadratic: Double
    /// Force that breaks the outer face at 5 mm/s, N, above the cutting force of the layer over it; 0 where there is no membrane.
    public var puncture: Double
    /// Force that cuts on, N.
    public var cutting: Double
    /// Friction of a length of shaft, N/m.
    public var friction: Double
    /// Static over kinetic friction, at least 1.
    public var sticking: Double
    /// Viscous drag of a length of shaft, N·s/m².
    public var drag: Double
    /// Share of the spring that relaxes, 0 ..< 1, in two equal parts.
    public var relaxing: Double
    /// Their times, s.
    public var fast, slow: Double
    /// Exponent of the speed in the puncture force.
    public var speedExponent: Double

    @inlinable
    public init(
        linear: Double, quadratic: Double, puncture: Double, cutting: Double, friction: Double, sticking: Double,
        drag: Double, relaxing: Double, fast: Double, slow: Double, speedExponent: Double
    ) {
        self.linear = linear
        self.quadratic = quadratic
        self.puncture = puncture
        self.cutting = cutting
        self.friction = friction
        self.sticking = sticking
        self.drag = drag
        self.relaxing = relaxing
        self.fast = fast
        self.slow = slow
        self.speedExponent = speedExponent
    }

    /// Nothing: air, or a layer that is not there.
    @_noLocks @inlinable
    public init() {
        linear = 50
        quadratic = 0
        puncture = 0
        cutting = 0
        friction = 0
        sticking = 1
        drag = 0
        relaxing = 0
        fast = 1
        slow = 1
        speedExponent = 0
    }
}
