/// Sine and cosine written from + − × only, so that every machine and build gives the same bits.
///
/// For |angle| ≤ π the error is below 1e-9; beyond that the argument is held at the limit. Safe on the servo thread.
@frozen
public struct CircularFunctions: BitwiseCopyable, Sendable {
    public let sine: Double
    public let cosine: Double

    /// - Parameter angle: radians, held to −π … π.
    @_noLocks @inlinable
    public init(_ angle: Double) {
        let limit = 3.141592653589793
        let a = angle > limit ? limit : (angle < -limit ? -limit : angle)
        // Taylor's series at a quarter of the angle (at most π/4), then the angle doubled twice.
        let h = a * 0.25
        let q = h * h
        let s =
            h * (1 + q * (-1.0 / 6 + q * (1.0 / 120 + q * (-1.0 / 5040 + q * (1.0 / 362_880 - q / 39_916_800)))))
        let half = Self.halfCosine(q)
        let doubled = 2 * s * half
        let opposite = 1 - 2 * s * s
        sine = 2 * doubled * opposite
        cosine = 1 - 2 * doubled * doubled
    }

    /// The cosine's series, in the square of the angle.
    @_noLocks @inlinable
    static func halfCosine(_ q: Double) -> Double {
        1 + q
            * (-0.5 + q
                * (1.0 / 24 + q
                    * (-1.0 / 720 + q * (1.0 / 40320 + q * (-1.0 / 3_628_800 + q * (1.0 / 479_001_600))))))
    }
}
