import Authoring
import Records

/// Percent of the points over the attempts at one scenario, with the experts' band.
struct LearningCurve: Sendable {
    static let width = 880.0, height = 260.0

    let course: Course
    /// The id of its caption.
    let name: String

    var picture: Markup {
        let count = course.curve.count
        let across = Scale(0.5, Double(count) + 0.5, from: 56, to: Self.width - 16)
        let up = Scale(0, 100, from: Self.height - 42, to: 16)
        let points = course.curve.enumerated().map { Point(across(Double($0 + 1)), up($1.percent)) }
        return Shapes.picture(width: Self.width, height: Self.height, name: name) {
            if let band = course.band {
                // At least two px, so that one expert's band is seen too.
                let top = up(band.high), height = max(up(band.low) - top, 2)
                Shapes.rectangle(across.start, top, across.end - across.start, height, "experts")
            }
            for percent in stride(from: 0.0, through: 100, by: 25) {
                Shapes.line(Point(across.start, up(percent)), Point(across.end, up(percent)), "grid")
                Shapes.text("\(percent.fixed(0)) %", Point(across.start - 8, up(percent) + 5), "tick end")
            }
            for number in across.ticks(about: min(count, 12)) where number.rounded() == number && number >= 1 {
                Shapes.text(number.fixed(0), Point(across(number), Self.height - 22), "tick middle")
            }
            Shapes.text(
                LocalizedText(ja: "回", en: "attempt"), Point(across.end, Self.height - 4), "name end")
            Shapes.path(points, "curve learning")
            for (point, mark) in zip(points, course.curve) {
                Shapes.circle(point, 6, mark.passed ? "attempt passed" : "attempt failed")
            }
        }
    }
}
