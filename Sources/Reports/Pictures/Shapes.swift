import Authoring

/// A place in a picture, px, y downward.
struct Point: Sendable, Equatable {
    var x: Double
    var y: Double

    init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }
}

/// The few shapes that every picture is made of. Colours and widths are the style sheet's, by class.
enum Shapes {
    static func line(_ a: Point, _ b: Point, _ style: String) -> Markup {
        element(
            "line",
            [
                "x1": a.x.coordinate(), "y1": a.y.coordinate(), "x2": b.x.coordinate(), "y2": b.y.coordinate(),
                "class": style,
            ])
    }

    /// A line through all points; with `closed` the area inside it.
    static func path(_ points: [Point], _ style: String, closed: Bool = false) -> Markup {
        guard let first = points.first else { return .nothing }
        var data = "M\(first.x.coordinate()) \(first.y.coordinate())"
        for point in points.dropFirst() { data += "L\(point.x.coordinate()) \(point.y.coordinate())" }
        return element("path", ["d": closed ? data + "Z" : data, "class": style])
    }

    static func circle(_ centre: Point, _ radius: Double, _ style: String) -> Markup {
        element(
            "circle",
            ["cx": centre.x.coordinate(), "cy": centre.y.coordinate(), "r": radius.coordinate(), "class": style])
    }

    /// Spans less than nothing are drawn as nothing.
    static func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ style: String) -> Markup {
        element(
            "rect",
            [
                "x": x.coordinate(), "y": y.coordinate(), "width": max(width, 0).coordinate(),
                "height": max(height, 0).coordinate(), "class": style,
            ])
    }

    /// Text without a language: numbers, units, letters.
    static func text(_ text: String, _ place: Point, _ style: String) -> Markup {
        element("text", ["x": place.x.coordinate(), "y": place.y.coordinate(), "class": style]) { text }
    }

    /// Text in both languages at one place.
    static func text(_ text: LocalizedText, _ place: Point, _ style: String) -> Markup {
        .joined(
            Language.allCases.map { language in
                element(
                    "text",
                    [
                        "x": place.x.coordinate(), "y": place.y.coordinate(), "lang": language.rawValue,
                        "class": "\(style) \(language.rawValue)",
                    ]
                ) { text[language] }
            })
    }

    /// Text that runs upward along a vertical axis.
    static func upright(_ text: LocalizedText, _ place: Point, _ style: String) -> Markup {
        element("g", ["transform": "translate(\(place.x.coordinate()) \(place.y.coordinate())) rotate(-90)"]) {
            self.text(text, Point(0, 0), style)
        }
    }

    /// How much room a text needs in the wider of its languages, px: by Helvetica, and 18 % more for wider screen fonts.
    static func width(_ text: LocalizedText, size: Double) -> Double {
        1.18 * (Language.allCases.map { Typeface.width(of: text[$0], size: size) }.max() ?? 0)
    }

    /// A picture as wide as the page, named by the caption with the id `name`.
    static func picture(
        width: Double, height: Double, name: String, _ style: String = "picture", @MarkupBuilder _ content: () -> Markup
    ) -> Markup {
        element(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(width.coordinate()) \(height.coordinate())",
                "class": style, "role": "img", "aria-labelledby": name,
            ], content)
    }
}
