import Space

/// The two functions that a log-normal number needs, from + − × ÷ √ only.
enum LogNormal {
    /// e to the power x, for |x| < 8: the series at x/64, squared six times.
    static func exponential(_ x: Double) -> Double {
        let h = x / 64
        var value = 1 + h * (1 + h / 2 * (1 + h / 3 * (1 + h / 4 * (1 + h / 5 * (1 + h / 6)))))
        for _ in 0..<6 { value *= value }
        return value
    }

    /// The standard deviation of the logarithm that gives a coefficient of variation: √ln(1 + v²), for v ≤ 1.
    static func deviation(variation v: Double) -> Double {
        // ln(1 + y) = 2 atanh(y / (2 + y)).
        let y = v * v
        let t = y / (2 + y)
        let q = t * t
        return root(2 * t * (1 + q * (1.0 / 3 + q * (1.0 / 5 + q * (1.0 / 7 + q * (1.0 / 9 + q / 11))))))
    }
}
