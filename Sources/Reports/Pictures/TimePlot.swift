import Authoring
import Collision
import Servo
import Sessions
import Space

/// Angle, depth and dose over the time in which the needle was near the skin, with lettered marks.
struct TimePlot: Sendable {
    static let width = 880.0
    static let height = 560.0
    static let limit = 3000

    let trace: Trace
    let marks: [Mark]
    /// Marks that found no letter.
    let unmarked: Int
    /// s → px, deg → px, mm → px (downward), share → px.
    let time: Scale
    let angle: Scale
    let depth: Scale
    let dose: Scale

    /// Something that happened, with the letter that stands for it in the picture.
    struct Mark: Sendable, Equatable {
        var letter: String
        var seconds: Double
        var word: LocalizedText
    }

    init(_ trace: Trace, events: [(seconds: Double, word: LocalizedText)]) {
        self.trace = trace
        // Half a second of air on both sides: a choice of layout.
        let first = (trace.frames.first { $0.isTouching } ?? trace.frames.first)?.time.seconds ?? 0
        let last = (trace.frames.last { $0.isTouching } ?? trace.frames.last)?.time.seconds ?? 1
        time = Scale(first - 0.5, max(last, first) + 0.5, from: 66, to: Self.width - 20)
        angle = Scale(0, 90, from: 190, to: 56)
        let deepest = trace.frames.map { $0.depth * 1000 }.max() ?? 0
        depth = Scale(0, max(deepest * 1.08, 5), from: 218, to: 384)
        dose = Scale(0, 1, from: 476, to: 412)
        let shown = events.filter { $0.seconds >= first - 0.5 && $0.seconds <= last + 0.5 }
        unmarked = max(shown.count - 26, 0)
        marks = zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", shown).map { letter, event in
            Mark(letter: String(letter), seconds: event.seconds, word: event.word)
        }
    }

    private var near: [Frame] { trace.frames.filter { time.low <= $0.time.seconds && $0.time.seconds <= time.high } }
}

extension TimePlot {
    var picture: Markup {
        Shapes.picture(width: Self.width, height: Self.height, name: "time-caption") {
            strip
            axes
            for mark in marks {
                Shapes.line(Point(time(mark.seconds), 46), Point(time(mark.seconds), dose.start), "event")
            }
            curve(angle, "curve angle") { $0.steepness.degreesFromSine }
            curve(depth, "curve depth") { $0.depth * 1000 }
            curve(dose, "curve dose") { $0.deliveredShare }
            badges
        }
    }

    @MarkupBuilder
    private func curve(_ scale: Scale, _ style: String, _ value: @escaping (Frame) -> Double) -> Markup {
        let pieces = trace.pieces(limit: Self.limit, of: [value]).map(\.frames)
        for piece in joined(pieces) {
            Shapes.path(
                piece.filter { $0.time.seconds >= time.low && $0.time.seconds <= time.high && value($0).isFinite }.map {
                    Point(time($0.time.seconds), scale(value($0)))
                }, style)
        }
    }

    /// Pieces that only the stroke parted, put together again.
    private func joined(_ pieces: [[Frame]]) -> [[Frame]] {
        var whole: [[Frame]] = []
        for piece in pieces {
            if let end = whole.last?.last, end.tick == piece.first?.tick {
                whole[whole.count - 1] += piece.dropFirst()
            } else {
                whole.append(piece)
            }
        }
        return whole
    }

    @MarkupBuilder private var axes: Markup {
        for tick in [0.0, 30, 60, 90] { row(angle, tick, tick.fixed(0)) }
        for tick in depth.ticks(about: 5) { row(depth, tick, tick.fixed(depth.places(about: 5))) }
        for tick in [0.0, 0.5, 1] { row(dose, tick, (tick * 100).fixed(0)) }
        for tick in time.ticks(about: 10) {
            Shapes.line(Point(time(tick), dose.start), Point(time(tick), dose.start + 5), "axis")
            Shapes.text(tick.fixed(time.places(about: 10)), Point(time(tick), 532), "middle tick")
        }
        for scale in [angle, depth, dose] {
            Shapes.line(Point(time.start, scale.start), Point(time.start, scale.end), "axis")
        }
        Shapes.line(Point(time.start, dose.start), Point(time.end, dose.start), "axis")
        Shapes.text(Words.timeAxis, Point((time.start + time.end) / 2, 554), "middle name")
        Shapes.upright(Words.angleAxis, Point(20, 123), "middle name")
        Shapes.upright(Words.depthAxis, Point(20, 301), "middle name")
        Shapes.upright(Words.doseAxis, Point(20, 444), "middle name")
    }

    @MarkupBuilder private func row(_ scale: Scale, _ value: Double, _ text: String) -> Markup {
        Shapes.line(Point(time.start, scale(value)), Point(time.end, scale(value)), "grid")
        Shapes.text(text, Point(time.start - 8, scale(value) + 5), "end tick")
    }

    /// The layer of the tip over time, at the foot.
    @MarkupBuilder private var strip: Markup {
        for span in spans {
            let (from, to) = (time(span.from), time(span.to))
            Shapes.rectangle(from, 488, to - from, 22, "layer \(span.layer) face")
            let name = Words.layer(span.layer)
            if to - from > Shapes.width(name, size: 14) + 8 {
                Shapes.text(name, Point((from + to) / 2, 504), "middle small")
            }
        }
    }

    private var spans: [(layer: Layer, from: Double, to: Double)] {
        var spans: [(layer: Layer, from: Double, to: Double)] = []
        for frame in near {
            let now = frame.time.seconds
            if let last = spans.last, last.layer == frame.layer {
                spans[spans.count - 1].to = now
            } else {
                if !spans.isEmpty { spans[spans.count - 1].to = now }
                spans.append((frame.layer, now, now))
            }
        }
        return spans
    }

    @MarkupBuilder private var badges: Markup {
        let centres = LabelRow.placed(
            marks.map { time($0.seconds) }, widths: marks.map { _ in 24 }, in: time.start...(time.end + 12))
        for (index, mark) in marks.enumerated() {
            let foot = time(mark.seconds)
            Shapes.path([Point(centres[index], 24), Point(foot, 46)], "event")
            Shapes.circle(Point(centres[index], 16), 11, "badge")
            Shapes.text(mark.letter, Point(centres[index], 21), "middle badge-text")
        }
    }
}
