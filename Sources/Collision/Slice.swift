public import Space

/// A cut through an anatomy, for drawing: row by row, where each layer lies. Not for the servo thread.
public struct Slice: Sendable, Equatable {
    /// What a stretch of a row is.
    public enum Part: Int, Sendable, CaseIterable {
        case skin, fat, fascia, muscle, bone, vessel, nerve
    }

    /// From one place of a row to another, m to the right of the slice's origin.
    public struct Span: Sendable, Equatable {
        public var part: Part
        /// Height of the row's middle above the landmark, m.
        public var up: Double
        public var from: Double
        public var to: Double
    }

    /// Where the cut's right lies, unit length; up is out of the skin, or toward the head in ``along``.
    public let right: Vector
    public let up: Vector
    /// The part of the plane that is cut, m from the landmark.
    public let across: ClosedRange<Double>
    public let height: ClosedRange<Double>
    /// Of a row, m.
    public let step: Double
    public let spans: [Span]

    /// - Parameters: the two directions of the plane through the landmark, how far it reaches along them, m, and the
    ///   height of a row, m.
    public init(
        _ anatomy: Anatomy, right: Vector, up: Vector, across: ClosedRange<Double>, height: ClosedRange<Double>,
        step: Double = 0.0005
    ) {
        self.right = right
        self.up = up
        self.across = across
        self.height = height
        self.step = step
        var spans: [Span] = []
        let rows = Int((height.upperBound - height.lowerBound) / step)
        let columns = Int((across.upperBound - across.lowerBound) / step)
        for row in 0..<rows {
            let level = height.lowerBound + (Double(row) + 0.5) * step
            var open = [Double?](repeating: nil, count: 7)
            var before = InlineArray<7, Double>(repeating: -1)
            for column in 0...columns {
                let place = across.lowerBound + Double(column) * step
                let point = right * place + up * level
                let inside = Self.inside(anatomy, point)
                for part in Part.allCases {
                    let (now, was) = (inside[part.rawValue], before[part.rawValue])
                    if now >= 0, open[part.rawValue] == nil {
                        open[part.rawValue] = column == 0 ? place : place - step * now / max(now - was, 1e-12)
                    } else if now < 0, let from = open[part.rawValue] {
                        let to = place - step * now / min(now - was, -1e-12)
                        spans.append(Span(part: part, up: level, from: from, to: to))
                        open[part.rawValue] = nil
                    }
                }
                before = inside
            }
            for part in Part.allCases {
                if let from = open[part.rawValue] {
                    spans.append(Span(part: part, up: level, from: from, to: across.upperBound))
                }
            }
        }
        self.spans = spans
    }

    /// How far a point is inside each part, m.
    private static func inside(_ anatomy: Anatomy, _ point: Vector) -> InlineArray<7, Double> {
        let below = anatomy.below(point)
        var inside = InlineArray<7, Double>(repeating: -1)
        for face in 0..<5 { inside[face] = below[face] }
        if let field = anatomy.field {
            let lanes = field.sample(point)
            inside[5] = Double(lanes[5])
            inside[6] = Double(lanes[6])
        }
        for structure in 0..<anatomy.structureCount {
            let one = anatomy.structures[structure]
            switch one.kind {
            case .vessel: inside[5] = max(inside[5], -one.distance(from: point))
            case .nerve: inside[6] = max(inside[6], -one.distance(from: point))
            case .bursa, .bone: break
            }
        }
        return inside
    }

    /// Across the site, through the landmark, with the skin on top.
    public static func across(_ anatomy: Anatomy) -> Slice { site(anatomy, right: Vector(1, 0, 0)) }
    /// Along the body, through the landmark, with the skin on top and the head to the right.
    public static func along(_ anatomy: Anatomy) -> Slice { site(anatomy, right: Vector(0, 1, 0)) }

    private static func site(_ anatomy: Anatomy, right: Vector) -> Slice {
        Slice(anatomy, right: right, up: Vector(0, 0, 1), across: -0.055...0.055, height: -0.060...0.016)
    }
}
