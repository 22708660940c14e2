/// A sheet of paper in millimetres, y downward, that SVG and PDF print alike.
struct Drawing: Sendable {
    /// A4.
    static let width = 210.0
    static let height = 297.0

    private(set) var marks: [Mark] = []

    /// One thing on the paper.
    enum Mark: Sendable {
        /// Open or closed lines through points. `dash` in mm, 0 for none.
        case path([Point], closed: Bool, stroke: Double, dash: Double, grey: Double)
        case circle(Point, radius: Double, stroke: Double, dash: Double, grey: Double)
        case text(String, Point, size: Double, anchor: Anchor, isStrong: Bool, grey: Double)
    }

    /// Which part of a text stands at its place.
    enum Anchor: String, Sendable {
        case start, middle, end
    }

    /// - Parameters: `stroke` and `dash` in mm; `grey` from 0 (black) to 1 (white).
    mutating func line(_ points: Point..., stroke: Double = 0.3, dash: Double = 0, grey: Double = 0) {
        marks.append(.path(points, closed: false, stroke: stroke, dash: dash, grey: grey))
    }

    mutating func arrow(_ from: Point, _ to: Point) {
        line(from, to, stroke: 0.6)
        let length = ((to.x - from.x) * (to.x - from.x) + (to.y - from.y) * (to.y - from.y)).squareRoot()
        let (x, y) = ((to.x - from.x) / length * 3, (to.y - from.y) / length * 3)
        line(
            Point(to.x - x - y * 0.6, to.y - y + x * 0.6), to, Point(to.x - x + y * 0.6, to.y - y - x * 0.6),
            stroke: 0.6)
    }

    mutating func circle(_ centre: Point, radius: Double, stroke: Double = 0.3, dash: Double = 0) {
        marks.append(.circle(centre, radius: radius, stroke: stroke, dash: dash, grey: 0))
    }

    mutating func cross(_ centre: Point, arm: Double, stroke: Double = 0.4) {
        line(Point(centre.x - arm, centre.y), Point(centre.x + arm, centre.y), stroke: stroke)
        line(Point(centre.x, centre.y - arm), Point(centre.x, centre.y + arm), stroke: stroke)
    }

    /// - Parameter size: of the letters, mm.
    mutating func text(
        _ text: String, _ place: Point, size: Double = 3.6, anchor: Anchor = .start, isStrong: Bool = false,
        grey: Double = 0
    ) {
        marks.append(.text(text, place, size: size, anchor: anchor, isStrong: isStrong, grey: grey))
    }

    /// Lines at 45° across a rectangle, `gap` mm apart.
    mutating func hatch(from corner: Point, to opposite: Point, gap: Double) {
        let (width, height) = (opposite.x - corner.x, opposite.y - corner.y)
        for offset in stride(from: gap, to: width + height, by: gap) {
            let from = Point(corner.x + min(offset, width), corner.y + max(offset - width, 0))
            let to = Point(corner.x + max(offset - height, 0), corner.y + min(offset, height))
            line(from, to, stroke: 0.15, grey: 0.35)
        }
    }
}
