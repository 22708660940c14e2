/// The membranes that part fat into lobes: one in each cell of its depth, where and how strong by a seed.
///
/// Only whole numbers and + − × ÷, so that every machine finds the same. Safe on the servo thread.
@frozen
public struct Septa: BitwiseCopyable, Sendable, Equatable {
    /// The patient's.
    public var seed: UInt64
    /// Mean distance, m; 0 where there are none.
    public var spacing: Double
    /// The weakest and the strongest, N above the cutting force.
    public var least, most: Double

    @inlinable
    public init(seed: UInt64, spacing: Double, least: Double, most: Double) {
        self.seed = seed
        self.spacing = spacing
        self.least = least
        self.most = most
    }

    /// No membranes.
    public static var none: Septa { Septa(seed: 0, spacing: 0, least: 0, most: 0) }

    /// The next membrane deeper than `depth`, both in m from the fat's outer face along the needle.
    /// - Returns: its depth, and its force in N; 1 m where there is none.
    @_noLocks func next(after depth: Double) -> (depth: Double, force: Double) {
        guard spacing > 0.0001 && depth < 0.5 else { return (1, 0) }
        var cell = depth > 0 ? UInt64(depth / spacing) : 0
        while true {
            let number = Self.mixed(seed &+ cell &* 0x9E37_79B9_7F4A_7C15)
            let place = (Double(cell) + 0.2 + 0.6 * Self.share(number)) * spacing
            if place > depth { return (place, least + (most - least) * Self.share(Self.mixed(number))) }
            cell &+= 1
        }
    }

    @_noLocks private static func share(_ number: UInt64) -> Double { Double(number >> 11) * 0x1p-53 }

    @_noLocks private static func mixed(_ number: UInt64) -> UInt64 {
        var z = number &+ 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
