/// How one person's layers differ from those of others of the same sex, age and body mass index, in standard deviations
/// (the site's presets under `body:` say how large one is).
///
/// Drawn as the sum of two even numbers: the deviation is one, and nobody is further off than ``most``, so that a check of the
/// ends holds for everybody. Only + − × ÷: every machine draws the same person.
public struct LayerScatter: Sendable, Equatable {
    /// Of the thickness of skin, of the way from the skin's surface to the fascia, of fascia and of muscle; −``most`` … ``most``.
    public var skin = 0.0
    public var fat = 0.0
    public var fascia = 0.0
    public var muscle = 0.0

    /// The furthest that a person is from the mean: √6 deviations.
    public static let most = 2.449_489_742_783_178

    /// The usual person.
    public init() {}

    /// The person of a seed.
    public init(seed: UInt64) {
        var state = seed
        func share() -> Double {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
        }
        func deviations() -> Double { (share() + share() - 1) * Self.most }
        skin = deviations()
        fat = deviations()
        fascia = deviations()
        muscle = deviations()
    }

    /// Everybody at the ends: each layer at its thinnest and its thickest.
    public static var extremes: [LayerScatter] {
        (0..<16).map { number in
            func end(_ bit: Int) -> Double { number & bit == 0 ? -most : most }
            var scatter = LayerScatter()
            scatter.skin = end(1)
            scatter.fat = end(2)
            scatter.fascia = end(4)
            scatter.muscle = end(8)
            return scatter
        }
    }
}
