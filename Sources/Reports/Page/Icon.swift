/// Small signs that say by shape what colour says too. Hidden from screen readers: a word always stands beside them.
enum Icon: String, Sendable, CaseIterable {
    case pass, part, fail, none, cause, warning, stop, empty

    var markup: Markup {
        element(
            "svg", ["class": "icon \(rawValue)", "viewBox": "0 0 20 20", "aria-hidden": "true", "focusable": "false"]
        ) {
            switch self {
            case .pass:
                Shapes.circle(Point(10, 10), 9, "filled")
                Shapes.path([Point(5.5, 10.5), Point(8.8, 13.6), Point(14.5, 6.8)], "sign")
            case .part:
                Shapes.circle(Point(10, 10), 8, "ring")
                element("path", ["d": "M10 2a8 8 0 0 1 0 16Z", "class": "filled"])
            case .fail:
                Shapes.circle(Point(10, 10), 9, "filled")
                Shapes.path([Point(6.5, 6.5), Point(13.5, 13.5)], "sign")
                Shapes.path([Point(13.5, 6.5), Point(6.5, 13.5)], "sign")
            case .none:
                Shapes.circle(Point(10, 10), 8, "ring")
                Shapes.path([Point(6, 10), Point(14, 10)], "stroke")
            case .cause:
                Shapes.circle(Point(10, 10), 8, "ring")
                Shapes.path([Point(10, 14), Point(10, 6.5)], "stroke")
                Shapes.path([Point(7, 9), Point(10, 6), Point(13, 9)], "stroke")
            case .warning:
                Shapes.path([Point(10, 1.5), Point(19, 18), Point(1, 18)], "filled", closed: true)
                Shapes.path([Point(10, 7.5), Point(10, 12.5)], "sign")
                Shapes.path([Point(10, 15), Point(10, 15.4)], "sign")
            case .stop:
                Shapes.path(
                    [
                        Point(6.3, 1), Point(13.7, 1), Point(19, 6.3), Point(19, 13.7), Point(13.7, 19),
                        Point(6.3, 19), Point(1, 13.7), Point(1, 6.3),
                    ], "filled", closed: true)
                Shapes.path([Point(10, 5), Point(10, 11)], "sign")
                Shapes.path([Point(10, 14.4), Point(10, 14.8)], "sign")
            case .empty:
                Shapes.circle(Point(10, 10), 8, "ring")
                Shapes.path([Point(4.5, 15.5), Point(15.5, 4.5)], "stroke")
            }
        }
    }
}
