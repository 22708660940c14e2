import Space

/// (v / 5 mm/s)^n for every boundary, tabled off the loop between two speeds: the presets hold for 5 mm/s. Safe on the servo
/// thread.
@usableFromInline
struct SpeedTable: BitwiseCopyable, Sendable {
    static var count: Int { @_noLocks get { 65 } }

    private var factors: InlineArray<65, Double>
    private let slowest, fastest: Double
    private let first: Double
    private let perStep: Double

    /// Not for the servo thread.
    /// - Parameters: the exponent, and the table's ends, m/s; more than 0 and apart.
    init(exponent: Double, from slowest: Double, to fastest: Double) {
        factors = InlineArray(repeating: 1)
        self.slowest = slowest
        self.fastest = fastest
        first = root(slowest)
        let last = root(fastest)
        perStep = Double(Self.count - 1) / (last - first)
        for i in 0..<Self.count {
            let u = first + Double(i) / perStep
            factors[i] = Power.of(u * u / 0.005, exponent)
        }
    }

    /// The factor at `speed` m/s, held to the table's ends. Changes nothing, see ``SpeedTables``.
    @_noLocks mutating func factor(_ speed: Double) -> Double {
        let v = speed < slowest ? slowest : (speed > fastest ? fastest : speed)
        let at = (root(v) - first) * perStep
        let i = min(Self.count - 2, max(0, Int(at)))
        let t = at - Double(i)
        return factors[i] + (factors[i &+ 1] - factors[i]) * t
    }
}
