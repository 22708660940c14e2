/// Curves against the bands of their targets, as SVG.
public struct Chart: Sendable {
    /// The file's name without its end.
    public let name: String
    let title, across, up: String
    let curves: [Curve]
    let bands: [Band]

    private static let colours = ["#1f5fa8", "#c2541b", "#3b7d3a", "#7a4fa0"]

    /// The picture: a band is shaded and named, a curve has its colour in the legend.
    public var svg: String {
        let frame = ChartFrame(self)
        let size = "\(Int(ChartFrame.width)) \(Int(ChartFrame.height))"
        var parts = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(size)\" font-family=\"sans-serif\" font-size=\"12\">",
            "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>",
            "<g font-size=\"15\">\(Self.text(title, ChartFrame.left, 20))</g>",
        ]
        parts += bands.map { Self.drawn($0, in: frame) }
        parts += frame.axes
        for (index, curve) in curves.enumerated() {
            parts.append(Self.drawn(curve, Self.colours[index % Self.colours.count], index, in: frame))
        }
        parts += bands.map { Self.named($0, in: frame) }
        parts.append(Self.text(across, ChartFrame.middle, ChartFrame.height - 12, "middle"))
        let turned = Self.text(up, 0, 0, "middle")
        parts.append("<g transform=\"translate(16 \(ChartFrame.centre)) rotate(-90)\">\(turned)</g>")
        parts.append("</svg>\n")
        return parts.joined(separator: "\n")
    }

    private static func drawn(_ band: Band, in frame: ChartFrame) -> String {
        let (x, y) = (frame.x(band.x.lowerBound), frame.y(band.y.upperBound))
        let width = max(3, frame.x(band.x.upperBound) - x)
        let height = max(2, frame.y(band.y.lowerBound) - y)
        return rectangle(x, y, width, height, "#9fbf9a\" fill-opacity=\"0.4")
    }

    /// The band's name over lines and curves, inside the paper.
    private static func named(_ band: Band, in frame: ChartFrame) -> String {
        let (x, y) = (frame.x(band.x.lowerBound) + 4, frame.y(band.y.upperBound) + 13)
        let end = frame.x(band.x.upperBound) - 4
        let fits = x + 7 * Double(band.name.count) < ChartFrame.width
        return "<g stroke=\"#ffffff\" stroke-width=\"3\" paint-order=\"stroke\">"
            + text(band.name, fits ? x : end, y, fits ? "start" : "end") + "</g>"
    }

    private static func drawn(_ curve: Curve, _ colour: String, _ index: Int, in frame: ChartFrame) -> String {
        let points = curve.points.map { "\(frame.x($0.x)),\(frame.y($0.y))" }.joined(separator: " ")
        let place = ChartFrame.left + 8 + Double(index) * 150
        let dashes = curve.isReference ? " stroke-dasharray=\"7 6\"" : ""
        return "<polyline fill=\"none\" stroke=\"\(colour)\" stroke-width=\"1.6\"\(dashes) points=\"\(points)\"/>"
            + rectangle(place, 31, 14, 3, colour) + text(curve.name, place + 20, 37)
    }

    static func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ fill: String) -> String {
        "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" fill=\"\(fill)\"/>"
    }

    static func text(_ text: String, _ x: Double, _ y: Double, _ anchor: String = "start") -> String {
        let safe = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        return "<text x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor)\" fill=\"#222222\">\(safe)</text>"
    }
}
