/// Where a move takes the needle; what is not written stays as it is.
public struct HandTarget: Sendable, Equatable {
    /// The site on the skin's chart, m to the right of the landmark; written together with `y`.
    public var x: Double?
    /// m toward the head.
    public var y: Double?
    /// From the skin to the tip along the needle, m.
    public var height: Double?
    /// To the skin, rad.
    public var angle: Double?
    /// Which way the upper end leans, rad: 0 to the right, π/2 toward the head.
    public var toward: Double?

    public init(
        x: Double? = nil, y: Double? = nil, height: Double? = nil, angle: Double? = nil, toward: Double? = nil
    ) {
        self.x = x
        self.y = y
        self.height = height
        self.angle = angle
        self.toward = toward
    }

    /// Where the needle is after the move.
    func from(_ start: HandPlacement) -> HandPlacement {
        var end = start
        end.x = x ?? start.x
        end.y = y ?? start.y
        end.height = height ?? start.height
        if let angle { end.lean = HandPlacement.lean(angle: angle, toward: toward ?? 0) }
        return end
    }
}
