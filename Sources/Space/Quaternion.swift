/// A rotation, as a quaternion of length 1.
///
/// Safe on the servo thread.
@frozen
public struct Quaternion: BitwiseCopyable, Sendable, Equatable {
    public var w: Double
    public var x: Double
    public var y: Double
    public var z: Double

    @_noLocks @inlinable
    public init(w: Double, x: Double, y: Double, z: Double) {
        self.w = w
        self.x = x
        self.y = y
        self.z = z
    }

    /// No rotation.
    @inlinable
    public static var identity: Quaternion { @_noLocks get { Quaternion(w: 1, x: 0, y: 0, z: 0) } }

    /// The rotation that does `b` first and `a` after it.
    @_noLocks @inlinable
    public static func * (a: Quaternion, b: Quaternion) -> Quaternion {
        Quaternion(
            w: a.w * b.w - a.x * b.x - a.y * b.y - a.z * b.z,
            x: a.w * b.x + a.x * b.w + a.y * b.z - a.z * b.y,
            y: a.w * b.y - a.x * b.z + a.y * b.w + a.z * b.x,
            z: a.w * b.z + a.x * b.y - a.y * b.x + a.z * b.w)
    }

    /// The opposite rotation.
    @inlinable
    public var inverse: Quaternion { @_noLocks get { Quaternion(w: w, x: -x, y: -y, z: -z) } }

    /// Length 1 again, or `nil` where there is no direction left (below 1e-6, or not finite).
    @inlinable
    public var normalized: Quaternion? {
        @_noLocks get {
            let n = root(w * w + x * x + y * y + z * z)
            guard n > 1e-6 && n < .infinity else { return nil }
            let s = 1 / n
            return Quaternion(w: w * s, x: x * s, y: y * s, z: z * s)
        }
    }

    /// The vector, rotated.
    @_noLocks @inlinable
    public func rotate(_ v: Vector) -> Vector {
        let u = Vector(x, y, z)
        let t = u.cross(v) * 2
        return v + t * w + u.cross(t)
    }

    /// The shortest rotation that takes the unit vector `from` to the unit vector `to`.
    @_noLocks @inlinable
    public static func turning(_ from: Vector, to: Vector) -> Quaternion {
        let c = from.cross(to)
        let q = Quaternion(w: 1 + from.dot(to), x: c.x, y: c.y, z: c.z)
        return q.normalized ?? Quaternion(w: 0, x: 1, y: 0, z: 0)
    }
}
