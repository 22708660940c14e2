import Space

/// The trembling of a hand: noise through three equal resonators, along each axis, the same on every machine.
///
/// Only + − × ÷ and √. 98 % of its power lies inside the band (derived from the resonators; a test measures it).
struct Tremor: Sendable {
    /// One axis: the resonators in a row, each with zeros at 0 Hz and at half the rate.
    private struct Axis {
        /// The last two numbers that went into each resonator, and the last two that came out of the last.
        private var past: InlineArray<4, (Double, Double)> = InlineArray(repeating: (0, 0))

        mutating func next(_ noise: Double, _ a: Double, _ b: Double) -> Double {
            var value = noise
            for stage in 0..<3 {
                let answer = value - past[stage].1 + a * past[stage + 1].0 - b * past[stage + 1].1
                past[stage] = (value, past[stage].0)
                value = answer
            }
            past[3] = (value, past[3].0)
            return value
        }
    }

    private var x = Axis()
    private var y = Axis()
    private var z = Axis()
    private var random: SplitMix64
    private let a: Double
    private let b: Double
    private let gain: Double

    /// - Parameters:
    ///   - band: Hz, inside 1 … 100.
    ///   - amplitude: root mean square along each axis, m.
    ///   - seed: equal seeds tremble alike.
    ///   - rate: steps per second.
    init(band: ClosedRange<Double>, amplitude: Double, seed: UInt64, rate: Double = 1000) {
        // Each resonator is 5/8 as wide as the band: together they stay inside it.
        let pole = 1 - Double.pi * (band.upperBound - band.lowerBound) * 0.625 / rate
        a = 2 * pole * CircularFunctions(Double.pi * (band.lowerBound + band.upperBound) / rate).cosine
        b = pole * pole
        random = SplitMix64(seed: seed)
        // The power that noise of 1/3 leaves the resonators with is a third of their answer to a single 1.
        var probe = Axis()
        var power = 0.0
        for i in 0..<8000 {
            let answer = probe.next(i == 0 ? 1 : 0, a, b)
            power += answer * answer
        }
        gain = amplitude / root(power / 3)
        // Past the start, where the resonators are still filling.
        for _ in 0..<4000 { _ = next() }
    }

    /// The next displacement, m.
    mutating func next() -> Vector {
        let noise = (random.nextSigned(), random.nextSigned(), random.nextSigned())
        return Vector(x.next(noise.0, a, b), y.next(noise.1, a, b), z.next(noise.2, a, b)) * gain
    }
}
