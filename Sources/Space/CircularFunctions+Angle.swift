extension CircularFunctions {
    /// The angle of a unit vector, −π … π: halved four times by square roots, then the arc tangent's series.
    ///
    /// The error is below 1e-9. Safe on the servo thread.
    @_noLocks @inlinable
    public static func angle(sine: Double, cosine: Double) -> Double {
        var s = sine
        var c = cosine
        for _ in 0..<4 {
            let n = root((1 + c) * (1 + c) + s * s)
            // The whole half turn: its half is a quarter turn.
            guard n > 1e-12 else {
                s = 1
                c = 0
                continue
            }
            s = s / n
            c = (1 + c) / n
        }
        let t = s / c
        let q = t * t
        return 16 * t
            * (1 - q * (1.0 / 3 - q * (1.0 / 5 - q * (1.0 / 7 - q * (1.0 / 9 - q * (1.0 / 11 - q * (1.0 / 13)))))))
    }
}
