import Authoring
import Collision
import Space

/// A cut through a real patient's site, with a needle or its path over it.
struct SlicePicture {
    static let width = 450.0

    let slice: Slice
    /// px per m.
    let scale: Double

    init(_ slice: Slice) {
        self.slice = slice
        scale = Self.width / (slice.across.upperBound - slice.across.lowerBound)
    }

    var height: Double { (slice.height.upperBound - slice.height.lowerBound) * scale }

    func place(_ p: Vector) -> Point {
        Point(
            (p.dot(slice.right) - slice.across.lowerBound) * scale, (slice.height.upperBound - p.dot(slice.up)) * scale)
    }

    /// The layers, one path each, outer to inner.
    @MarkupBuilder var layers: Markup {
        Shapes.rectangle(0, 0, Self.width, height, "layer air")
        for part in Slice.Part.allCases {
            element("path", ["d": outline(part), "class": "layer \(part) filled"])
        }
    }

    private func outline(_ part: Slice.Part) -> String {
        let rise = slice.step * scale
        return slice.spans.filter { $0.part == part }.map { span in
            let left = (span.from - slice.across.lowerBound) * scale
            let right = (span.to - slice.across.lowerBound) * scale
            let top = (slice.height.upperBound - span.up) * scale - rise / 2
            return "M\(left.coordinate()) \(top.coordinate())H\(right.coordinate())"
                + "v\((rise + 0.3).coordinate())H\(left.coordinate())z"
        }.joined()
    }

    @MarkupBuilder var landmark: Markup {
        let origin = place(.zero)
        Shapes.line(Point(origin.x, origin.y - 7), Point(origin.x, origin.y + 7), "landmark")
        Shapes.line(Point(origin.x - 7, origin.y), Point(origin.x + 7, origin.y), "landmark")
    }

    /// With the path of a run.
    func picture(_ trace: Trace, needleLength: Double?, name: String) -> Markup {
        Shapes.picture(width: Self.width, height: height, name: name, "picture clipped") {
            layers
            landmark
            NeedleDrawing(trace, length: needleLength, place).markup
            if trace.exemplar.count > 1 { Shapes.path(trace.exemplar.map(place), "curve exemplar") }
            for piece in trace.pieces(limit: 3000, of: [{ $0.realTip.dot(slice.right) }, { $0.realTip.z }]) {
                Shapes.path(piece.frames.map { place($0.realTip) }, "curve \(piece.stroke.rawValue)")
            }
            ScaleBar(metres: 0.010, scale: scale, at: Point(16, height - 16)).markup
        }
    }
}
