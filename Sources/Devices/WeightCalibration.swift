/// How much stronger or weaker a device's motors are than its profile says: from a known weight that hangs on the grip.
///
/// The device holds the grip in place and says with what force, once bare and once with the weight; the difference is
/// the weight's own force, whatever the grip weighs. Holding while the grip comes from above and from below takes the
/// joints' friction out.
public struct WeightCalibration: Sendable, Equatable {
    /// What a kilogram weighs, m/s² (standard).
    public static let gravity = 9.80665
    /// Factors that a device that works can have (assumed).
    public static let plausible = 0.3...3.0

    /// What stands in the way of a factor.
    public enum Problem: Error, Sendable, Equatable {
        /// Not more than nothing, or no number.
        case mass(Double)
        /// The weight made no difference, or one that no working device makes: the factor would be this.
        case implausible(Double)
        /// Coming from above and from below differ by more than half of what the weight makes, N.
        case friction(Double)
    }

    /// What the device was told to hold, N upward, by its uncalibrated numbers.
    public struct Held: Sendable, Equatable {
        /// The grip came from above, and from below.
        public var fromAbove, fromBelow: Double

        public init(fromAbove: Double, fromBelow: Double) {
            self.fromAbove = fromAbove
            self.fromBelow = fromBelow
        }

        var mean: Double { (fromAbove + fromBelow) / 2 }
        var friction: Double { abs(fromBelow - fromAbove) / 2 }
    }

    /// What a force is multiplied by before the device is told.
    public let scale: Double
    /// The joints' friction at the grip, N, in true newtons.
    public let friction: Double

    /// - Parameters:
    ///   - mass: of the weight, kg.
    ///   - bare: what held the grip alone.
    ///   - loaded: what held it with the weight.
    public init(mass: Double, bare: Held, loaded: Held) throws(Problem) {
        guard mass > 0 && mass < 10 else { throw .mass(mass) }
        let told = loaded.mean - bare.mean
        let factor = told / (mass * Self.gravity)
        guard factor.isFinite && Self.plausible.contains(factor) else { throw .implausible(factor) }
        let friction = max(bare.friction, loaded.friction)
        guard friction < told / 2 else { throw .friction(friction / factor) }
        scale = factor
        self.friction = friction / factor
    }
}
