public import Space

/// The layers of a round limb: concentric cylinders about a line along y, queried in O(1).
///
/// Patient frame: the origin lies on the skin, z out of it, y toward the head. Safe on the servo thread.
@frozen
public struct Anatomy: BitwiseCopyable, Sendable, Equatable {
    /// Radius of the skin, m.
    public let radius: Double
    /// Radial depths of the outer faces of skin (0), fat, fascia, muscle and bone below the skin, m, increasing.
    public let depths: InlineArray<5, Double>

    /// - Parameters:
    ///   - radius: of the skin, m; more than the depth of bone.
    ///   - fat: depth of the skin's inner face, m.
    ///   - fascia: depth of the fascia's outer face, m; at least `fat`.
    ///   - muscle: depth of the fascia's inner face, m; at least `fascia`.
    ///   - bone: depth of bone, m; at least `muscle`.
    public init(radius: Double, fat: Double, fascia: Double, muscle: Double, bone: Double) {
        precondition(0 <= fat && fat <= fascia && fascia <= muscle && muscle <= bone && bone < radius)
        self.radius = radius
        var faces = InlineArray<5, Double>(repeating: 0)
        faces[1] = fat
        faces[2] = fascia
        faces[3] = muscle
        faces[4] = bone
        depths = faces
    }

    @inlinable
    public static func == (a: Anatomy, b: Anatomy) -> Bool {
        a.radius == b.radius && (0..<5).allSatisfy { a.depths[$0] == b.depths[$0] }
    }

    /// How far a point lies below the skin, m; negative outside.
    @_noLocks @inlinable
    public func depth(of point: Vector) -> Double {
        let z = point.z + radius
        return radius - root(point.x * point.x + z * z)
    }

    /// Unit normal of the skin over a point, outward.
    @_noLocks @inlinable
    public func normal(at point: Vector) -> Vector {
        Vector(point.x, 0, point.z + radius).unit(or: Vector(0, 0, 1))
    }
}
