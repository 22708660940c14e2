/// Three numbers in a right-handed frame: a place or a displacement in metres, a force in newtons.
///
/// Safe on the servo thread.
@frozen
public struct Vector: BitwiseCopyable, Sendable, Equatable {
    public var x: Double
    public var y: Double
    public var z: Double

    @_noLocks @inlinable
    public init(_ x: Double, _ y: Double, _ z: Double) {
        self.x = x
        self.y = y
        self.z = z
    }

    /// The origin, or no force.
    @inlinable
    public static var zero: Vector { @_noLocks get { Vector(0, 0, 0) } }
}

extension Vector {
    @_noLocks @inlinable
    public static func == (a: Vector, b: Vector) -> Bool { a.x == b.x && a.y == b.y && a.z == b.z }
    @_noLocks @inlinable
    public static func + (a: Vector, b: Vector) -> Vector { Vector(a.x + b.x, a.y + b.y, a.z + b.z) }
    @_noLocks @inlinable
    public static func - (a: Vector, b: Vector) -> Vector { Vector(a.x - b.x, a.y - b.y, a.z - b.z) }
    @_noLocks @inlinable
    public static func * (a: Vector, s: Double) -> Vector { Vector(a.x * s, a.y * s, a.z * s) }
    @_noLocks @inlinable
    public static prefix func - (a: Vector) -> Vector { Vector(-a.x, -a.y, -a.z) }

    /// The scalar product.
    @_noLocks @inlinable
    public func dot(_ b: Vector) -> Double { x * b.x + y * b.y + z * b.z }
    /// The vector product, right-handed.
    @_noLocks @inlinable
    public func cross(_ b: Vector) -> Vector {
        Vector(y * b.z - z * b.y, z * b.x - x * b.z, x * b.y - y * b.x)
    }
    /// The length squared.
    @inlinable
    public var squaredLength: Double { @_noLocks get { dot(self) } }
    /// The length, never negative.
    @inlinable
    public var length: Double { @_noLocks get { root(squaredLength) } }
    /// The same direction with length 1, or `fallback` where there is no direction (length below 1e-12, or not finite).
    @_noLocks @inlinable
    public func unit(or fallback: Vector) -> Vector {
        let n = length
        return n > 1e-12 && n < .infinity ? self * (1 / n) : fallback
    }
    /// The part of this vector across `axis`, which must have length 1.
    @_noLocks @inlinable
    public func across(_ axis: Vector) -> Vector { self - axis * dot(axis) }
    /// True where all three numbers are finite.
    @inlinable
    public var isFinite: Bool { @_noLocks get { x.isFinite && y.isFinite && z.isFinite } }
}
