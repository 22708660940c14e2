/// The blister that fluid in the skin raises: a cap whose height is a fixed share of its diameter.
public struct Wheal: Sendable, Equatable {
    /// m; 0 without fluid.
    public let diameter: Double

    /// - Parameters:
    ///   - volume: in the skin, m³.
    ///   - presets: what says how high a wheal is over its diameter.
    public init(volume: Double, presets: Presets) {
        guard volume > 0 else {
            diameter = 0
            return
        }
        // A cap of height q·d holds (π/6)·q·(3/4 + q²)·d³; the cube root by Newton's steps.
        let q = presets.tissues.table.si("wheal.height")
        let cube = volume / (Double.pi / 6 * q * (0.75 + q * q))
        var d = 0.01
        for _ in 0..<40 { d = (2 * d + cube / (d * d)) / 3 }
        diameter = d
    }
}
