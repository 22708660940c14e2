import Servo
import Space

/// The needle where it was deepest.
struct NeedleDrawing {
    let trace: Trace
    /// Tip to hub, m; unknown: drawn 20 mm beyond the skin, without a hub.
    let length: Double?
    /// Maps a place in the patient, m, to the picture.
    let place: (Vector) -> Point

    init(_ trace: Trace, length: Double?, _ place: @escaping (Vector) -> Point) {
        self.trace = trace
        self.length = length.flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
        self.place = place
    }

    @MarkupBuilder var markup: Markup {
        if let deepest = trace.deepest {
            let frame = trace.frames[deepest]
            let shaft = length ?? frame.depth + 0.020
            Shapes.path(points(of: frame, from: 0, to: shaft), "needle")
            if length != nil { Shapes.path(points(of: frame, from: shaft, to: shaft + 0.006), "hub") }
            Shapes.circle(place(frame.realTip), 6, "tip")
        }
    }

    /// Places along the needle: it may look bent where the picture unrolls the arm.
    private func points(of frame: Frame, from: Double, to: Double) -> [Point] {
        (0...12).map { place(frame.realTip - frame.axis * (from + (to - from) * Double($0) / 12)) }
    }
}

/// A bar of a known length.
struct ScaleBar {
    let metres: Double
    /// px per m.
    let scale: Double
    let at: Point

    init(metres: Double, scale: Double, at place: Point) {
        self.metres = metres
        self.scale = scale
        at = place
    }

    @MarkupBuilder var markup: Markup {
        let end = Point(at.x + metres * scale, at.y)
        Shapes.rectangle(at.x - 8, at.y - 26, metres * scale + 16, 36, "plate")
        Shapes.path(
            [Point(at.x, at.y - 5), Point(at.x, at.y + 3), Point(end.x, at.y + 3), Point(end.x, at.y - 5)], "bar")
        Shapes.text("\((metres * 1000).short(1)) mm", Point((at.x + end.x) / 2, at.y - 8), "middle tick")
    }
}
