/// A rigid transform: where a body is (m) and how it is turned.
///
/// Safe on the servo thread.
@frozen
public struct Pose: BitwiseCopyable, Sendable, Equatable {
    public var position: Vector
    public var rotation: Quaternion

    @_noLocks @inlinable
    public init(position: Vector, rotation: Quaternion) {
        self.position = position
        self.rotation = rotation
    }

    /// At the origin, not turned.
    @inlinable
    public static var identity: Pose { @_noLocks get { Pose(position: .zero, rotation: .identity) } }

    /// A point of the body's frame, in the frame that the pose is given in.
    @_noLocks @inlinable
    public func place(_ point: Vector) -> Vector { position + rotation.rotate(point) }

    /// `b` inside `a`.
    @_noLocks @inlinable
    public static func * (a: Pose, b: Pose) -> Pose {
        Pose(position: a.place(b.position), rotation: a.rotation * b.rotation)
    }
}
