import Authoring
import Collision
import Servo
import Space

/// The needle's path over the arm cut across: concentric layers, seen from the elbow toward the head.
///
/// Places are drawn along the arm onto the cut, so every point lies in the layer that it was in.
struct ArmSection: Sendable {
    static let width = 520.0
    static let height = 424.0
    static let limit = 3000

    let trace: Trace
    let arm: ArmShape
    /// Of the needle, tip to hub, m.
    let needleLength: Double?
    /// px per m.
    let scale: Double
    /// px of the landmark's place on the skin.
    let origin: Point

    init(_ trace: Trace, _ arm: ArmShape, needleLength: Double?) {
        self.trace = trace
        self.arm = arm
        self.needleLength = needleLength
        // What stands out of the skin where the needle is deepest, hub included, to 4 mm below the bone: a choice of layout.
        let deepest = trace.deepest.map { trace.frames[$0].depth } ?? 0
        let top = min(max((needleLength ?? deepest + 0.020) + 0.010 - deepest, 0.012), 0.032)
        scale = min(Self.height / (top + arm.radius + arm.boneRadius + 0.004), 196 / arm.radius)
        origin = Point(arm.radius * scale + 4, top * scale)
    }

    /// Where the arm ends and its names begin, px.
    private var edge: Double { min(origin.x + arm.radius * scale + 8, Self.width - 118) }

    func place(_ p: Vector) -> Point { Point(origin.x + p.x * scale, origin.y - p.z * scale) }

    var picture: Markup {
        Shapes.picture(width: Self.width, height: Self.height, name: "section-caption", "picture clipped") {
            let centre = Point(origin.x, origin.y + arm.radius * scale)
            for band in arm.bands {
                Shapes.circle(centre, (arm.radius - band.from) * scale, "layer \(band.layer) face")
            }
            Shapes.circle(centre, max(arm.boneRadius * 0.55, 0) * scale, "marrow")
            Shapes.rectangle(edge, 0, Self.width - edge, Self.height, "paper")
            names(centre)
            landmark
            NeedleDrawing(trace, length: needleLength, place).markup
            path
            ScaleBar(metres: 0.010, scale: scale, at: Point(16, Self.height - 16)).markup
        }
    }

    /// Layer names at the right, each with a line to its layer.
    @MarkupBuilder private func names(_ centre: Point) -> Markup {
        let targets = arm.bands.map { band in
            // Where the layer's middle line passes 62 % of its radius to the right, or the picture's edge.
            let to = band.layer == .bone ? arm.faces[4] + arm.boneRadius * 0.5 : band.to
            let radius = (arm.radius - (band.from + to) / 2) * scale
            let across = min(radius * 0.8, edge - 14 - centre.x)
            return Point(centre.x + across, centre.y - max(radius * radius - across * across, 0).squareRoot())
        }
        let heights = LabelRow.placed(
            targets.map(\.y), widths: targets.map { _ in 20 }, in: 8...(Self.height - 8), gap: 4)
        for (index, band) in arm.bands.enumerated() {
            Shapes.path([targets[index], Point(edge + 2, heights[index]), Point(edge + 8, heights[index])], "leader")
            Shapes.circle(targets[index], 2.5, "dot")
            Shapes.text(Words.layer(band.layer), Point(edge + 12, heights[index] + 5), "")
        }
    }

    @MarkupBuilder private var landmark: Markup {
        Shapes.line(Point(origin.x, origin.y - 7), Point(origin.x, origin.y + 7), "landmark")
        Shapes.line(Point(origin.x - 7, origin.y), Point(origin.x + 7, origin.y), "landmark")
    }

    @MarkupBuilder private var path: Markup {
        if trace.exemplar.count > 1 { Shapes.path(trace.exemplar.map(place), "curve exemplar") }
        for piece in trace.pieces(limit: Self.limit, of: [{ $0.realTip.x }, { $0.realTip.z }]) {
            Shapes.path(piece.frames.map { place($0.realTip) }, "curve \(piece.stroke.rawValue)")
        }
    }
}
