public import Space

/// Where the voxels of a scan lie: voxel numbers to millimetres, x to the right of the body, y forward, z to the head.
public struct Affine: Sendable, Equatable {
    /// One voxel further along each of its axes, mm.
    public var x: Vector
    public var y: Vector
    public var z: Vector
    /// The centre of voxel 0, 0, 0, mm.
    public var origin: Vector

    public init(x: Vector, y: Vector, z: Vector, origin: Vector) {
        self.x = x
        self.y = y
        self.z = z
        self.origin = origin
    }

    /// Between neighbours along each axis, mm.
    public var spacing: Vector { Vector(x.length, y.length, z.length) }

    /// The place of a voxel number, mm.
    public func place(_ voxel: Vector) -> Vector { origin + x * voxel.x + y * voxel.y + z * voxel.z }

    /// The voxel number of a place; between voxels it has fractions.
    public func voxel(_ place: Vector) -> Vector {
        let away = place - origin
        let (yz, zx, xy) = (y.cross(z), z.cross(x), x.cross(y))
        let size = x.dot(yz)
        return Vector(away.dot(yz) / size, away.dot(zx) / size, away.dot(xy) / size)
    }

    /// Finite, 0.1–10 mm apart, and the axes at right angles to within 3°.
    public var isSound: Bool {
        guard x.isFinite, y.isFinite, z.isFinite, origin.isFinite, origin.length < 1e5 else { return false }
        let lengths = [x.length, y.length, z.length]
        guard lengths.allSatisfy({ (0.1...10).contains($0) }) else { return false }
        return abs(x.dot(y)) < 0.05 * lengths[0] * lengths[1] && abs(y.dot(z)) < 0.05 * lengths[1] * lengths[2]
            && abs(z.dot(x)) < 0.05 * lengths[2] * lengths[0]
    }
}
