public import Space

/// What a straight needle meets along its own line.
///
/// Safe on the servo thread.
@frozen
public struct Contact: BitwiseCopyable, Sendable {
    /// How far the hand's tip is past the skin along the needle, m; negative before it. −1 where the line misses.
    public var travel: Double
    /// Where the needle's line enters the skin.
    public var entry: Vector
    /// Unit normal of the skin there, outward.
    public var normal: Vector
    /// Sine of the angle between needle and skin there, 0 … 1: 1 is perpendicular.
    public var steepness: Double
    /// Distances from the entry to the outer faces of skin (0), fat, fascia, muscle, bone along the needle, m.
    /// A face that the line misses is 1 m away.
    public var faces: InlineArray<5, Double>
    /// Vessels, nerves, bursae and parts of bones near the needle: the first `structureCount` of them.
    public var structures: InlineArray<4, StructureContact>
    public var structureCount: Int

    @_noLocks @inlinable
    public init() {
        travel = -1
        entry = .zero
        normal = Vector(0, 0, 1)
        steepness = 0
        faces = InlineArray(repeating: 1)
        faces[0] = 0
        structures = InlineArray(repeating: .none)
        structureCount = 0
    }
}
