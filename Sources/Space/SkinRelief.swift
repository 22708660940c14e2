/// How a real skin departs from a round one near the landmark: a cubic surface over the chart.
///
/// Beyond ``reach`` from the landmark it stays as it is there. Only + − × ÷: every machine gives the same bits.
/// Safe on the servo thread.
@frozen
public struct SkinRelief: BitwiseCopyable, Sendable, Equatable {
    /// How far from the landmark along x and y the surface was fitted, m.
    @inlinable
    public static var reach: Double { @_noLocks get { 0.045 } }
    /// Of 1, x, y, x², xy, y², x³, x²y, xy², y³; x, y in units of ``reach``, the height in m.
    public let terms: InlineArray<10, Double>
    /// All terms are 0.
    public let isFlat: Bool

    @_noLocks @inlinable
    public init(_ terms: InlineArray<10, Double>) {
        self.terms = terms
        var flat = true
        var term = 0
        while term < 10 {
            if terms[term] != 0 { flat = false }
            term &+= 1
        }
        isFlat = flat
    }

    /// A skin that is as round as its chart.
    @inlinable
    public static var flat: SkinRelief { @_noLocks get { SkinRelief(InlineArray(repeating: 0)) } }

    @inlinable
    public static func == (a: SkinRelief, b: SkinRelief) -> Bool { (0..<10).allSatisfy { a.terms[$0] == b.terms[$0] } }

    /// Height above the round skin at a point of the chart, m, and how it grows along x and y.
    @_noLocks @inlinable
    public func height(x: Double, y: Double) -> (height: Double, alongX: Double, alongY: Double) {
        let u = max(-1, min(1, x / Self.reach))
        let v = max(-1, min(1, y / Self.reach))
        let low = terms[0] + terms[1] * u + terms[2] * v + terms[3] * u * u + terms[4] * u * v + terms[5] * v * v
        let high = terms[6] * u * u * u + terms[7] * u * u * v + terms[8] * u * v * v + terms[9] * v * v * v
        let du =
            terms[1] + 2 * terms[3] * u + terms[4] * v + 3 * terms[6] * u * u + 2 * terms[7] * u * v
            + terms[8] * v * v
        let dv =
            terms[2] + terms[4] * u + 2 * terms[5] * v + terms[7] * u * u + 2 * terms[8] * u * v
            + 3 * terms[9] * v * v
        return (low + high, du / Self.reach, dv / Self.reach)
    }
}
