/// A point of the skin, with the directions that people name there. All three have length 1.
///
/// Safe on the servo thread.
@frozen
public struct SkinPlace: BitwiseCopyable, Sendable, Equatable {
    /// On the skin, m, in the patient frame.
    public let point: Vector
    /// Along the skin, to the right of someone who faces it.
    public let right: Vector
    /// Along the skin, toward the head.
    public let head: Vector
    /// Out of the skin.
    public let normal: Vector

    @_noLocks @inlinable
    public init(point: Vector, right: Vector, head: Vector, normal: Vector) {
        self.point = point
        self.right = right
        self.head = head
        self.normal = normal
    }

    /// A direction given in the skin's own terms, in the patient frame.
    @_noLocks @inlinable
    public func direction(right r: Double, head h: Double, out o: Double) -> Vector {
        right * r + head * h + normal * o
    }
}
