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

    @_noLocks @inlinable
    public init() {
        travel = -1
        entry = .zero
        normal = Vector(0, 0, 1)
        steepness = 0
        faces = InlineArray(repeating: 1)
        faces[0] = 0
    }
}

extension Anatomy {
    /// Where a needle's line meets each layer.
    ///
    /// The crossings are found on the whole line, so that a tick's segment passes every face in order at any speed.
    /// - Parameters:
    ///   - tip: where the hand holds the tip, m.
    ///   - axis: direction of insertion, unit length.
    @_noLocks public func contact(tip: Vector, axis: Vector) -> Contact {
        var contact = Contact()
        let z = tip.z + radius
        let a = axis.x * axis.x + axis.z * axis.z
        guard a > 1e-9 else { return contact }
        let b = tip.x * axis.x + z * axis.z
        let c = tip.x * tip.x + z * z
        let outer = b * b - a * (c - radius * radius)
        guard outer > 0 else { return contact }
        let skin = (-b - root(outer)) / a
        // The line enters ahead of a tip that is outside; a tip that has the limb behind it touches nothing.
        guard skin >= 0 || c < radius * radius else { return contact }
        contact.travel = -skin
        contact.entry = tip + axis * skin
        contact.normal = normal(at: contact.entry)
        contact.steepness = max(0, min(1, -axis.dot(contact.normal)))
        var face = 1
        while face < 5 {
            let inner = radius - depths[face]
            let d = b * b - a * (c - inner * inner)
            contact.faces[face] = d > 0 ? (-b - root(d)) / a - skin : 1
            face &+= 1
        }
        return contact
    }
}
