public import Space

/// Where a needle is over the skin, in the words of someone who holds it.
public struct HandPlacement: Sendable, Equatable {
    /// The point of the skin's chart that the needle aims at, m: to the right of the landmark, and toward the head.
    public var x: Double
    public var y: Double
    /// From the skin to the tip along the needle, m; below 0 the tip is that deep.
    public var height: Double
    /// Which way the needle's upper end lies from the site, in the skin's own directions: right, head, out. Length 1.
    public var lean: Vector

    /// - Parameters:
    ///   - x: m to the right of the landmark, along the skin.
    ///   - y: m toward the head.
    ///   - height: m from the skin to the tip along the needle.
    ///   - angle: between needle and skin, rad, more than 0, at most π/2.
    ///   - toward: which way the upper end leans, rad: 0 to the right, π/2 toward the head.
    public init(x: Double, y: Double, height: Double, angle: Double, toward: Double) {
        self.x = x
        self.y = y
        self.height = height
        lean = Self.lean(angle: angle, toward: toward)
    }

    /// The direction of the upper end, from the angle to the skin and where it leans.
    static func lean(angle: Double, toward: Double) -> Vector {
        let rise = CircularFunctions(angle)
        let way = CircularFunctions(toward)
        return Vector(rise.cosine * way.cosine, rise.cosine * way.sine, rise.sine).unit(or: Vector(0, 0, 1))
    }

    /// A share of the way from this placement to another, 0 … 1; the direction turns the shortest way.
    func toward(_ other: HandPlacement, _ share: Double) -> HandPlacement {
        var mixed = self
        mixed.x = x + (other.x - x) * share
        mixed.y = y + (other.y - y) * share
        mixed.height = height + (other.height - height) * share
        mixed.lean = lean == other.lean ? lean : (lean * (1 - share) + other.lean * share).unit(or: lean)
        return mixed
    }

    /// The needle in space: its tip, and the turn that takes −z to the direction of insertion.
    func pose(on chart: SkinChart) -> Pose {
        let site = chart.place(x: x, y: y)
        let up = site.direction(right: lean.x, head: lean.y, out: lean.z).unit(or: site.normal)
        return Pose(
            position: site.point + up * height, rotation: Quaternion.turning(Vector(0, 0, -1), to: -up))
    }
}
