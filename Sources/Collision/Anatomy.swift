public import Space

/// The layers of a site, queried in O(1): a round limb, or the distance fields of a real patient.
///
/// In a round limb skin, fat, fascia and muscle lie about one axis along y, bone about the same or a parallel one below
/// the landmark. Structures lie among them. A field is read where it lies: its ``BoundaryStore`` must outlive this value.
/// Patient frame: the origin lies on the skin, z out of it, y toward the head. Safe on the servo thread.
@frozen
public struct Anatomy: BitwiseCopyable, Sendable, Equatable {
    /// How many structures an anatomy can hold.
    public static var mostStructures: Int { @_noLocks get { 4 } }

    /// Radius of the skin, m.
    public let radius: Double
    /// Depths of the outer faces of skin (0), fat, fascia, muscle and bone below the landmark, m, increasing.
    public let depths: InlineArray<5, Double>
    /// Radius of the round bone, m.
    public let boneRadius: Double
    /// Depth of the bone's axis below the landmark, m.
    public let boneAxis: Double
    /// Vessels, nerves, bursae, parts of bones: the first `structureCount` of them.
    public let structures: InlineArray<4, Structure>
    public let structureCount: Int
    /// The boundaries of a real patient; `nil` for a round limb.
    public let field: BoundaryField?

    /// - Parameters:
    ///   - radius: of the skin, m; more than the depth of bone.
    ///   - fat: depth of the skin's inner face, m.
    ///   - fascia: depth of the fascia's outer face, m; at least `fat`.
    ///   - muscle: depth of the fascia's inner face, m; at least `fascia`.
    ///   - bone: depth of bone, m; at least `muscle`.
    ///   - boneRadius: of the round bone, m; `nil` where it fills the rest of the limb about the limb's own axis.
    ///   - structures: at most ``mostStructures``.
    public init(
        radius: Double, fat: Double, fascia: Double, muscle: Double, bone: Double, boneRadius: Double? = nil,
        structures: [Structure] = []
    ) {
        precondition(0 <= fat && fat <= fascia && fascia <= muscle && muscle <= bone && bone < radius)
        precondition(structures.count <= Self.mostStructures)
        self.radius = radius
        var faces = InlineArray<5, Double>(repeating: 0)
        faces[1] = fat
        faces[2] = fascia
        faces[3] = muscle
        faces[4] = bone
        depths = faces
        self.boneRadius = boneRadius ?? (radius - bone)
        boneAxis = boneRadius.map { bone + $0 } ?? radius
        var parts = InlineArray<4, Structure>(
            repeating: Structure(.vessel, index: -1, centre: .zero, radii: Vector(1, 1, 1)))
        for (place, structure) in structures.enumerated() { parts[place] = structure }
        self.structures = parts
        structureCount = structures.count
        field = nil
    }

    /// A real patient.
    ///
    /// - Parameters:
    ///   - field: of a ``BoundaryStore`` that outlives this value.
    ///   - radius: of the round skin that fits best near the landmark, m.
    ///   - depths: of the outer faces of skin, fat, fascia, muscle, bone below the landmark, m, increasing.
    public init(field: BoundaryField, radius: Double, depths: InlineArray<5, Double>) {
        self.radius = radius
        self.depths = depths
        boneRadius = 0
        boneAxis = depths[4]
        structures = InlineArray(repeating: Structure(.vessel, index: -1, centre: .zero, radii: Vector(1, 1, 1)))
        structureCount = 0
        self.field = field
    }

    @inlinable
    public static func == (a: Anatomy, b: Anatomy) -> Bool {
        a.radius == b.radius && (0..<5).allSatisfy { a.depths[$0] == b.depths[$0] } && a.boneRadius == b.boneRadius
            && a.boneAxis == b.boneAxis && a.structureCount == b.structureCount
            && (0..<a.structureCount).allSatisfy { a.structures[$0] == b.structures[$0] } && a.field == b.field
    }

    /// How far a point lies below the skin, m; negative outside.
    @_noLocks
    public func depth(of point: Vector) -> Double {
        if let field { return Double(field.sample(point)[0]) }
        let z = point.z + radius
        return radius - root(point.x * point.x + z * z)
    }

    /// How far a point lies below the outer faces of skin, fat, fascia, muscle and bone, m; negative outside.
    @_noLocks
    public func below(_ point: Vector) -> InlineArray<5, Double> {
        if let field {
            let inside = field.sample(point)
            var below = InlineArray<5, Double>(repeating: 0)
            var face = 0
            while face < 5 {
                below[face] = Double(inside[face])
                face &+= 1
            }
            return below
        }
        let under = depth(of: point)
        var below = InlineArray<5, Double>(repeating: under)
        var face = 1
        while face < 4 {
            below[face] = under - depths[face]
            face &+= 1
        }
        let z = point.z + boneAxis
        below[4] = (boneAxis - root(point.x * point.x + z * z)) - depths[4]
        var part = 0
        while part < structureCount {
            if structures[part].kind.isBone {
                below[4] = max(below[4], -structures[part].distance(from: point))
            }
            part &+= 1
        }
        return below
    }

    /// Unit normal of the skin over a point, outward.
    @_noLocks
    public func normal(at point: Vector) -> Vector {
        if let field { return (-field.slope(0, point).growth).unit(or: Vector(0, 0, 1)) }
        return Vector(point.x, 0, point.z + radius).unit(or: Vector(0, 0, 1))
    }
}
