/// Maps a quantity to a place in a picture, straight, and finds round numbers for its axis.
struct Scale: Sendable, Equatable {
    let low: Double
    let high: Double
    let start: Double
    let end: Double

    /// - Parameters: the span of the quantity (widened where it is empty or not finite), and where its ends lie in px.
    init(_ low: Double, _ high: Double, from start: Double, to end: Double) {
        let finite = low.isFinite && high.isFinite
        self.low = finite ? low : 0
        self.high = finite && high > low ? high : (finite ? low + 1 : 1)
        self.start = start
        self.end = end
    }

    /// Where the value lies, px.
    func callAsFunction(_ value: Double) -> Double {
        start + (value - low) / (high - low) * (end - start)
    }

    /// The value that lies there.
    func value(at place: Double) -> Double {
        low + (place - start) / (end - start) * (high - low)
    }

    /// The step between about `count` ticks: 1, 2 or 5 times a power of ten.
    func step(about count: Int) -> Double {
        let rough = (high - low) / Double(max(count, 1))
        var power = 1.0
        while power > rough { power /= 10 }
        while power * 10 <= rough { power *= 10 }
        for factor in [1.0, 2, 5] where power * factor >= rough * 0.999_999 { return power * factor }
        return power * 10
    }

    /// Round values from `low` to `high`, about `count` of them.
    func ticks(about count: Int) -> [Double] {
        let step = step(about: count)
        let first = (low / step - 1e-9).rounded(.up)
        let last = (high / step + 1e-9).rounded(.down)
        guard last >= first, last - first < 1000 else { return [] }
        return (0...Int(last - first)).map { (first + Double($0)) * step }
    }

    /// How many decimals its ticks need.
    func places(about count: Int) -> Int {
        let step = step(about: count)
        return step >= 1 ? 0 : (step >= 0.1 ? 1 : (step >= 0.01 ? 2 : 3))
    }
}
