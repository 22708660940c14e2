extension Drawing {
    /// The sheet as SVG, true to size where it is printed at 100 %.
    var svg: String {
        let sheet = element(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "width": "210mm", "height": "297mm", "viewBox": "0 0 210 297",
                "font-family": "Helvetica, Arial, 'Hiragino Sans', 'Noto Sans CJK JP', sans-serif",
            ]
        ) {
            element("rect", ["width": "210", "height": "297", "fill": "#ffffff"])
            for mark in marks { svg(mark) }
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + sheet.source
    }

    private func svg(_ mark: Mark) -> Markup {
        switch mark {
        case .path(let points, let closed, let stroke, let dash, let grey):
            let data = points.enumerated().map { "\($0 == 0 ? "M" : "L")\($1.x.coordinate(3)) \($1.y.coordinate(3))" }
            return element(
                "path",
                [
                    "d": data.joined() + (closed ? "Z" : ""), "fill": "none", "stroke": Self.colour(grey),
                    "stroke-width": stroke.coordinate(3), "stroke-dasharray": Self.dash(dash),
                ])
        case .circle(let centre, let radius, let stroke, let dash, let grey):
            return element(
                "circle",
                [
                    "cx": centre.x.coordinate(3), "cy": centre.y.coordinate(3), "r": radius.coordinate(3),
                    "fill": "none",
                    "stroke": Self.colour(grey), "stroke-width": stroke.coordinate(3),
                    "stroke-dasharray": Self.dash(dash),
                ])
        case .text(let text, let place, let size, let anchor, let isStrong, let grey):
            return element(
                "text",
                [
                    "x": place.x.coordinate(3), "y": place.y.coordinate(3), "font-size": size.coordinate(3),
                    "text-anchor": anchor.rawValue, "font-weight": isStrong ? "bold" : "normal",
                    "fill": Self.colour(grey),
                ]
            ) { text }
        }
    }

    private static func dash(_ dash: Double) -> String {
        dash > 0 ? "\(dash.coordinate(3)) \((dash * 0.7).coordinate(3))" : "none"
    }

    private static func colour(_ grey: Double) -> String {
        let level = Int((min(max(grey, 0), 1) * 255).rounded())
        return "rgb(\(level),\(level),\(level))"
    }
}
