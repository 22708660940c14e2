public import Forces

/// A hollow needle by gauge and length.
public struct Needle: Sendable, Equatable {
    /// How the tip is ground.
    public enum Bevel: String, Sendable, CaseIterable {
        /// 12°.
        case regular
        /// 17°.
        case short
    }
    /// Outer and inner diameter, nominal, mm (ISO 9626 as listed by makers; measured).
    public static let diameters: [Int: (outer: Double, inner: Double)] = [
        18: (1.270, 0.838), 19: (1.067, 0.686), 20: (0.908, 0.603), 21: (0.819, 0.514), 22: (0.718, 0.413),
        23: (0.641, 0.337), 24: (0.565, 0.311), 25: (0.514, 0.260), 26: (0.464, 0.260), 27: (0.413, 0.210),
        28: (0.362, 0.184), 29: (0.337, 0.184), 30: (0.311, 0.159), 31: (0.260, 0.133),
    ]

    /// 18 … 31.
    public let gauge: Int
    /// From the hub to the tip, m.
    public let length: Double
    public let bevel: Bevel
    public let lubricated: Bool

    /// - Returns: `nil` for a gauge that is not in ``diameters``.
    public init?(gauge: Int, length: Double, bevel: Bevel = .regular, lubricated: Bool = true) {
        guard Self.diameters[gauge] != nil else { return nil }
        self.gauge = gauge
        self.length = length
        self.bevel = bevel
        self.lubricated = lubricated
    }

    /// mm.
    private var size: (outer: Double, inner: Double) { Self.diameters[gauge] ?? (0.514, 0.260) }

    /// Outer diameter over that of 25G.
    public var width: Double { size.outer / 0.514 }
    /// Length of the bevel, m: OD over the tangent of its angle.
    public var bevelLength: Double { size.outer * 1e-3 / (bevel == .regular ? 0.212_556_56 : 0.305_730_68) }
    /// What multiplies puncture and friction.
    public var dryness: Double { lubricated ? 1 : TissuePresets.dryness.value }

    /// Bending stiffness and buckling load from the tube's section (derived), the rest from the presets.
    public var mechanics: NeedleMechanics {
        let outer = size.outer * 1e-3
        let inner = size.inner * 1e-3
        let pi = Double.pi
        let section = pi / 64 * (outer * outer * outer * outer - inner * inner * inner * inner)
        let rigidity = TissuePresets.steel.value * 1e9 * section
        return NeedleMechanics(
            length: length, bending: 3 * rigidity / (length * length * length),
            eulerLoad: pi * pi * rigidity / (4 * length * length),
            boneStiffness: TissuePresets.bone.value * 1e3, hubStiffness: TissuePresets.hub.value * 1e3,
            bristle: TissuePresets.bristle.value * 1e-3, lateral: TissuePresets.lateral.value * 1e5,
            lateralReach: TissuePresets.lateralReach.value * 1e-3)
    }
}

extension Needle {
    /// In words: "25G × 25 mm".
    public var name: String { "\(gauge)G × \(Int((length * 1000).rounded())) mm" }
}
