import Space

/// Powers from products and square roots only, so that every machine gives the same bits.
enum Power {
    /// x to the power n for x > 0 and |n| < 16, to about 1e-9 relative. Not for the servo thread.
    static func of(_ x: Double, _ n: Double) -> Double {
        precondition(x > 0 && abs(n) < 16)
        var result = 1.0
        var whole = abs(n).rounded(.down)
        var part = abs(n) - whole
        while whole > 0 {
            result *= x
            whole -= 1
        }
        var factor = x
        for _ in 0..<48 {
            factor = root(factor)
            part *= 2
            if part >= 1 {
                result *= factor
                part -= 1
            }
        }
        return n < 0 ? 1 / result : result
    }
}
