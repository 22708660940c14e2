import Space

/// A hollow needle. Made by ``NeedlePresets``, which knows its diameters.
public struct Needle: Sendable, Equatable {
    /// How the tip is ground.
    public enum Bevel: String, Sendable, CaseIterable {
        /// 12°.
        case regular
        /// 17°.
        case short
        /// The several facets of a pen needle.
        case pen
    }
    /// In what state the tip is.
    public enum Tip: String, Sendable, CaseIterable {
        /// New, with its silicone.
        case lubricated
        /// New, without it.
        case dry
        /// Used before, or bent to a hook, as on bone.
        case reused, hooked
    }

    /// 18 … 34.
    public let gauge: Int
    /// From the hub to the tip, m.
    public let length: Double
    public let bevel: Bevel
    public let tip: Tip
    /// Diameters, m.
    public let outer, inner: Double
    /// Outer diameter over that of 25G, which the presets of tissues hold for.
    public let width: Double
    /// Length of the bevel, m: the outer diameter over the tangent of its angle.
    public let bevelLength: Double
    /// What multiplies puncture and friction: 1 for a lubricated tip.
    public let wear: Double
    /// Bending rigidity of the tube, N·m².
    public let rigidity: Double

    /// - Parameters:
    ///   - reference: outer diameter of 25G, m.
    ///   - angle: of the bevel, rad.
    ///   - modulus: Young's, Pa.
    init(
        gauge: Int, length: Double, bevel: Bevel, tip: Tip, outer: Double, inner: Double, reference: Double,
        angle: Double, wear: Double, modulus: Double
    ) {
        self.gauge = gauge
        self.length = length
        self.bevel = bevel
        self.tip = tip
        self.outer = outer
        self.inner = inner
        width = outer / reference
        let turn = CircularFunctions(angle)
        bevelLength = outer * turn.cosine / turn.sine
        self.wear = wear
        rigidity = modulus * Double.pi / 64 * (outer * outer * outer * outer - inner * inner * inner * inner)
    }

    /// Lateral stiffness at the tip, 3EI/L³, N/m (derived).
    public var bending: Double { 3 * rigidity / (length * length * length) }
    /// Axial load that buckles it, fixed at the hub and free at the tip, π²EI/(4L²), N (derived).
    public var eulerLoad: Double { Double.pi * Double.pi * rigidity / (4 * length * length) }
}

extension Needle {
    /// In words: "25G × 25 mm".
    public var name: String { "\(gauge)G × \(Int((length * 1000).rounded())) mm" }
}
