import Scoring
import Servo
import Space

/// The whole run on one line: when each step went on, by its number, and when the needle was near the skin.
struct Timeline: Sendable {
    static let width = 880.0
    static let height = 100.0

    let steps: [Span]
    /// Seconds in which the needle was near the skin.
    let needle: ClosedRange<Double>?
    let time: Scale

    /// When a step went on, s, and its number in the table.
    struct Span: Sendable, Equatable {
        var number: Int
        var from: Double
        var to: Double
    }

    init(_ score: Score, _ trace: Trace, _ clock: RunClock) {
        steps = score.steps.enumerated().compactMap { index, step in
            guard let ticks = step.ticks, let from = clock.seconds(at: ticks.first),
                let to = clock.seconds(at: ticks.last)
            else { return nil }
            return Span(number: index + 1, from: from, to: max(from, to))
        }
        let touching = trace.frames.filter(\.isTouching)
        needle = touching.first.flatMap { first in
            touching.last.map { first.time.seconds...max($0.time.seconds, first.time.seconds) }
        }
        time = Scale(0, max(clock.end, steps.map(\.to).max() ?? 0), from: 20, to: Self.width - 20)
    }

    var picture: Markup {
        Shapes.picture(width: Self.width, height: Self.height, name: "timeline-caption") {
            Shapes.rectangle(time.start, 50, time.end - time.start, 16, "track")
            if let needle {
                let (from, to) = (time(needle.lowerBound), time(needle.upperBound))
                Shapes.rectangle(from, 44, max(to - from, 2), 28, "window")
            }
            for step in steps {
                Shapes.rectangle(time(step.from), 53, max(time(step.to) - time(step.from), 3), 10, "span")
            }
            numbers
            for tick in time.ticks(about: 10) {
                Shapes.line(Point(time(tick), 66), Point(time(tick), 76), "axis")
                Shapes.text("\(tick.fixed(time.places(about: 10))) s", Point(time(tick), 94), "middle tick")
            }
        }
    }

    @MarkupBuilder private var numbers: Markup {
        let wished = steps.map { time(($0.from + $0.to) / 2) }
        let centres = LabelRow.placed(
            wished, widths: steps.map { _ in 26 }, in: 6...(Self.width - 6))
        for (index, step) in steps.enumerated() {
            Shapes.path([Point(centres[index], 28), Point(wished[index], 50)], "leader")
            Shapes.circle(Point(centres[index], 16), 12, "number")
            Shapes.text(step.number.description, Point(centres[index], 21), "middle number-text")
        }
    }
}
