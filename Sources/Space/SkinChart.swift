/// A round arm's skin, unrolled: where a point of the chart lies in space, and which point of the chart lies under a
/// point of space.
///
/// The arm is a round cylinder along y (toward the head). The landmark is the origin, on the skin; the cylinder's axis
/// lies `radius` below it. A real skin departs from that by its relief. Only + − × ÷ √: every machine gives the same bits. Safe on the servo thread.
@frozen
public struct SkinChart: BitwiseCopyable, Sendable, Equatable {
    /// From the arm's axis to the skin, m, more than 0.
    public let radius: Double

    /// How a real skin departs from the round one.
    public let relief: SkinRelief

    /// - Parameters:
    ///   - radius: from the arm's axis to the skin, m, more than 0.
    ///   - relief: how a real skin departs from that.
    @_noLocks @inlinable
    public init(radius: Double, relief: SkinRelief = .flat) {
        self.radius = radius
        self.relief = relief
    }

    /// The skin at a point of the chart.
    ///
    /// - Parameters:
    ///   - x: m along the skin, to the right of the landmark, within half the way round.
    ///   - y: m toward the head from the landmark.
    @_noLocks @inlinable
    public func place(x: Double, y: Double) -> SkinPlace {
        let turn = CircularFunctions(x / radius)
        let round = SkinPlace(
            point: Vector(radius * turn.sine, y, radius * turn.cosine - radius),
            right: Vector(turn.cosine, 0, -turn.sine), head: Vector(0, 1, 0),
            normal: Vector(turn.sine, 0, turn.cosine))
        guard !relief.isFlat else { return round }
        let (height, alongX, alongY) = relief.height(x: x, y: y)
        let normal = (round.normal - round.right * alongX - round.head * alongY).unit(or: round.normal)
        let right = round.right.across(normal).unit(or: round.right)
        return SkinPlace(
            point: round.point + round.normal * height, right: right, head: normal.cross(right), normal: normal)
    }

    /// The point of the chart under (or over) a point of space, and how far above the skin the point is, m.
    ///
    /// On the arm's axis, which is under every point, x is 0. The error is below 1e-9 of the radius.
    @_noLocks @inlinable
    public func under(_ point: Vector) -> (x: Double, y: Double, height: Double) {
        let z = point.z + radius
        let r = root(point.x * point.x + z * z)
        guard r > 1e-12 && r < .infinity else { return (0, point.y, r - radius) }
        let x = radius * CircularFunctions.angle(sine: point.x / r, cosine: z / r)
        guard !relief.isFlat else { return (x, point.y, r - radius) }
        return (x, point.y, r - radius - relief.height(x: x, y: point.y).height)
    }

    /// The outward normal of the skin that is nearest to a point of space; the landmark's on the arm's axis.
    @_noLocks @inlinable
    public func normal(under point: Vector) -> Vector {
        guard relief.isFlat else {
            let (x, y, _) = under(point)
            return place(x: x, y: y).normal
        }
        return Vector(point.x, 0, point.z + radius).unit(or: Vector(0, 0, 1))
    }
}
