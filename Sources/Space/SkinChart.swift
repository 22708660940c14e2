/// A round arm's skin, unrolled: where a point of the chart lies in space, and which point of the chart lies under a
/// point of space.
///
/// The arm is a round cylinder along y (toward the head). The landmark is the origin, on the skin; the cylinder's axis
/// lies `radius` below it. Only + − × ÷ √: every machine gives the same bits. Safe on the servo thread.
@frozen
public struct SkinChart: BitwiseCopyable, Sendable, Equatable {
    /// From the arm's axis to the skin, m, more than 0.
    public let radius: Double

    /// - Parameter radius: from the arm's axis to the skin, m, more than 0.
    @_noLocks @inlinable
    public init(radius: Double) { self.radius = radius }

    /// The skin at a point of the chart.
    ///
    /// - Parameters:
    ///   - x: m along the skin, to the right of the landmark, within half the way round.
    ///   - y: m toward the head from the landmark.
    @_noLocks @inlinable
    public func place(x: Double, y: Double) -> SkinPlace {
        let turn = CircularFunctions(x / radius)
        return SkinPlace(
            point: Vector(radius * turn.sine, y, radius * turn.cosine - radius),
            right: Vector(turn.cosine, 0, -turn.sine), head: Vector(0, 1, 0),
            normal: Vector(turn.sine, 0, turn.cosine))
    }

    /// The point of the chart under (or over) a point of space, and how far above the skin the point is, m.
    ///
    /// On the arm's axis, which is under every point, x is 0. The error is below 1e-9 of the radius.
    @_noLocks @inlinable
    public func under(_ point: Vector) -> (x: Double, y: Double, height: Double) {
        let z = point.z + radius
        let r = root(point.x * point.x + z * z)
        guard r > 1e-12 && r < .infinity else { return (0, point.y, r - radius) }
        return (radius * CircularFunctions.angle(sine: point.x / r, cosine: z / r), point.y, r - radius)
    }

    /// The outward normal of the skin that is nearest to a point of space; the landmark's on the arm's axis.
    @_noLocks @inlinable
    public func normal(under point: Vector) -> Vector {
        Vector(point.x, 0, point.z + radius).unit(or: Vector(0, 0, 1))
    }
}
