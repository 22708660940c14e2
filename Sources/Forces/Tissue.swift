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
    /// The shaft's friction on the way in, and on the way out.
    public var inward, outward: Rubbing
    /// Share of the spring that relaxes, 0 ..< 1, in two equal parts.
    public var relaxing: Double
    /// Their times, s.
    public var fast, slow: Double
    /// Exponent of the speed in the puncture force.
    public var speedExponent: Double

    @inlinable
    public init(
        linear: Double, quadratic: Double, puncture: Double, cutting: Double, inward: Rubbing, outward: Rubbing,
        relaxing: Double = 0, fast: Double = 1, slow: Double = 1, speedExponent: Double = 0
    ) {
        self.linear = linear
        self.quadratic = quadratic
        self.puncture = puncture
        self.cutting = cutting
        self.inward = inward
        self.outward = outward
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
        inward = .none
        outward = .none
        relaxing = 0
        fast = 1
        slow = 1
        speedExponent = 0
    }
}
