import Authoring
import Collision
import Servo
import Space

/// The needle's path along the arm: height below the landmark over depth below the skin, so that layers are straight.
struct ArmAlong: Sendable {
    static let width = 380.0
    static let height = 424.0
    static let limit = 3000

    let trace: Trace
    let arm: ArmShape
    let needleLength: Double?
    /// px per m.
    let scale: Double
    /// Where the skin at the landmark's height lies, px.
    let origin: Point
    /// m above and below the landmark, along the arm.
    let top: Double
    let bottom: Double

    init(_ trace: Trace, _ arm: ArmShape, needleLength: Double?) {
        self.trace = trace
        self.arm = arm
        self.needleLength = needleLength
        let places = trace.frames.map(\.realTip.y)
        top = max(0.008, min((places.max() ?? 0) + 0.005, 0.060))
        bottom = min(-0.100, max((places.min() ?? 0) - 0.010, -0.200))
        scale = min((Self.height - 60) / (top - bottom), 230 / (0.026 + arm.radius))
        origin = Point(76 + 0.026 * scale, 24 + top * scale)
    }

    func place(_ p: Vector) -> Point { Point(origin.x + arm.depth(of: p) * scale, origin.y - p.y * scale) }

    var picture: Markup {
        let floor = origin.y - bottom * scale
        return Shapes.picture(width: Self.width, height: Self.height, name: "along-caption", "picture clipped") {
            for band in arm.bands {
                let to = band.layer == .bone ? min(band.from + 2 * arm.boneRadius, arm.radius) : band.to
                Shapes.rectangle(
                    origin.x + band.from * scale, 24, (to - band.from) * scale, floor - 24,
                    "layer \(band.layer) face")
            }
            ruler(floor)
            entry
            NeedleDrawing(trace, length: needleLength, place).markup
            if trace.exemplar.count > 1 { Shapes.path(trace.exemplar.map(place), "curve exemplar") }
            for piece in trace.pieces(limit: Self.limit, of: [{ $0.realTip.y }, { arm.depth(of: $0.realTip) }]) {
                Shapes.path(piece.frames.map { place($0.realTip) }, "curve \(piece.stroke.rawValue)")
            }
            ScaleBar(metres: 0.010, scale: scale, at: Point(origin.x, floor + 28)).markup
        }
    }

    /// mm below the landmark, with the landmark itself.
    @MarkupBuilder private func ruler(_ floor: Double) -> Markup {
        let edge = 70.0
        Shapes.line(Point(edge, 24), Point(edge, floor), "axis")
        Shapes.text(Words.belowLandmark, Point(4, 16), "small")
        for mark in stride(from: 0, through: -bottom + 1e-9, by: 0.020) {
            let y = origin.y + mark * scale
            Shapes.line(Point(edge - 5, y), Point(edge, y), "axis")
            Shapes.text((mark * 1000).short(0), Point(edge - 9, y + 5), "end tick")
        }
        Shapes.line(Point(edge, origin.y), Point(origin.x, origin.y), "leader")
        Shapes.line(Point(origin.x - 7, origin.y), Point(origin.x + 7, origin.y), "landmark")
        Shapes.line(Point(origin.x, origin.y - 7), Point(origin.x, origin.y + 7), "landmark")
        Shapes.text(
            Words.landmark, Point(origin.x + arm.radius * scale + 8, origin.y + 5), "small")
    }

    /// Where the needle went in.
    @MarkupBuilder private var entry: Markup {
        if let deepest = trace.deepest {
            let entry = trace.frames[deepest].entry
            let p = place(entry)
            let below = "\((-entry.y * 1000).fixed(1)) mm"
            let beside = origin.x + arm.radius * scale + 8
            Shapes.line(Point(70, p.y), Point(p.x - 6, p.y), "leader")
            Shapes.line(Point(p.x + 6, p.y), Point(beside - 4, p.y), "leader")
            Shapes.text(Words.entry, Point(beside, p.y - 2), "small halo")
            Shapes.text(below, Point(beside, p.y + 15), "strong halo")
        }
    }
}
