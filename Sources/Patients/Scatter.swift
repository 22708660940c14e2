import Forces

/// How much stronger than usual one patient's layers are: one log-normal factor for each layer, from a seed.
///
/// Only + − × ÷ √: every machine draws the same patient.
public struct Scatter: Sendable, Equatable {
    /// Factors of skin, fat, fascia, muscle and vein, for puncture and cutting force together; and of the back-pressure.
    public private(set) var skin = 1.0
    public private(set) var fat = 1.0
    public private(set) var fascia = 1.0
    public private(set) var muscle = 1.0
    public private(set) var vein = 1.0
    public private(set) var pressure = 1.0

    /// The usual patient.
    public init() {}

    /// - Parameters:
    ///   - seed: the patient's.
    ///   - mechanics: coefficient of variation of the forces.
    ///   - pressure: of the back-pressure.
    public init(seed: UInt64, mechanics: Double, pressure: Double) {
        var random = Random(state: seed)
        skin = random.factor(mechanics)
        fat = random.factor(mechanics)
        fascia = random.factor(mechanics)
        muscle = random.factor(mechanics)
        vein = random.factor(mechanics)
        self.pressure = random.factor(pressure)
    }

    private struct Random {
        var state: UInt64

        mutating func share() -> Double {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
        }

        /// Log-normal with a median of 1: twelve uniform numbers are nearly normal.
        mutating func factor(_ variation: Double) -> Double {
            var normal = -6.0
            for _ in 0..<12 { normal += share() }
            let exponent = normal * LogNormal.deviation(variation: variation)
            return LogNormal.exponential(exponent)
        }
    }
}
