import Authoring
import Collision
import Servo
import Space

/// Axial force over the needle's travel: in and out apart, the layers that the tip passed behind it, ruptures marked.
struct ForceDepthPlot: Sendable {
    static let width = 880.0
    static let height = 480.0
    /// Points drawn at most.
    static let limit = 3000

    let trace: Trace
    /// mm → px and N → px.
    let x: Scale
    let y: Scale
    let bands: [Band]

    /// A stretch of travel during which the tip was in one layer on its way in, mm. `air`: on the skin, not yet in it.
    struct Band: Sendable, Equatable {
        var layer: Layer
        var from: Double
        var to: Double
    }

    init(_ trace: Trace) {
        self.trace = trace
        let shown = trace.frames.filter { $0.travel > -0.001 }
        let far = shown.map { $0.travel * 1000 }.max() ?? 1
        let weakest = shown.map(\.axial).min() ?? 0
        let strongest = shown.map(\.axial).max() ?? 0
        x = Scale(-1, max(far * 1.04, 5), from: 66, to: Self.width - 20)
        let room = max(strongest - min(weakest, 0), 0.2)
        y = Scale(min(weakest - 0.08 * room, -0.05), strongest + 0.16 * room, from: Self.height - 62, to: 62)
        bands = Self.bands(trace)
    }

    private static func bands(_ trace: Trace) -> [Band] {
        var bands: [Band] = []
        for frame in trace.frames[trace.wayIn] {
            let place = frame.travel * 1000
            if let last = bands.last, frame.layer.rawValue <= last.layer.rawValue {
                bands[bands.count - 1].to = max(last.to, place)
            } else {
                let start = bands.last?.to ?? 0
                bands.append(Band(layer: frame.layer, from: start, to: max(start, place)))
            }
        }
        return bands
    }

    /// A boundary that gave way, or bone: at the greatest force of the 5 ms before it (the force has fallen since).
    var ruptures: [(frame: Frame, word: LocalizedText)] {
        trace.frames.indices.compactMap { index in
            let marks = trace.frames[index].marks
            let word: LocalizedText
            if marks.contains(.puncturedSkin) {
                word = Words.skinGivesWay
            } else if marks.contains(.puncturedFascia) {
                word = Words.fasciaGivesWay
            } else if marks.contains(.touchedBone) {
                word = Words.boneTouched
            } else {
                return nil
            }
            let now = trace.frames[index].time.seconds
            let recent = trace.frames[...index].reversed().prefix { now - $0.time.seconds <= 0.005 }
            return recent.max { $0.axial < $1.axial }.map { ($0, word) }
        }
    }

    func place(_ frame: Frame) -> Point { Point(x(frame.travel * 1000), y(frame.axial)) }
}

extension ForceDepthPlot {
    var picture: Markup {
        Shapes.picture(width: Self.width, height: Self.height, name: "force-caption") {
            layers
            axes
            for piece in trace.pieces(limit: Self.limit, of: [{ $0.travel }, { $0.axial }]) {
                Shapes.path(
                    piece.frames.filter { $0.travel > -0.001 }.map(place), "curve \(piece.stroke.rawValue)")
            }
            marks
        }
    }

    @MarkupBuilder private var layers: Markup {
        let named = bands.filter { $0.to - $0.from > 0.05 }
        let names = named.map { Words.layer($0.layer, dimple: true) }
        let centres = LabelRow.placed(
            named.map { x(($0.from + $0.to) / 2) }, widths: names.map { Shapes.width($0, size: 15) },
            in: x.start...x.end, gap: 12)
        for (index, band) in named.enumerated() {
            Shapes.rectangle(x(band.from), y.end, x(band.to) - x(band.from), y.start - y.end, "layer \(band.layer)")
            Shapes.line(Point(x(band.from), y.end), Point(x(band.from), y.start), "face")
            Shapes.path(
                [
                    Point(centres[index], 34), Point(centres[index], 40),
                    Point(x((band.from + band.to) / 2), y.end - 6),
                    Point(x((band.from + band.to) / 2), y.end),
                ], "leader")
            Shapes.text(names[index], Point(centres[index], 26), "middle")
        }
    }

    @MarkupBuilder private var axes: Markup {
        for tick in x.ticks(about: 10) {
            Shapes.line(Point(x(tick), y.start), Point(x(tick), y.start + 5), "axis")
            Shapes.text(tick.fixed(x.places(about: 10)), Point(x(tick), y.start + 22), "middle tick")
        }
        for tick in y.ticks(about: 6) {
            Shapes.line(Point(x.start, y(tick)), Point(x.end, y(tick)), tick.magnitude < 1e-9 ? "zero" : "grid")
            Shapes.text(tick.fixed(y.places(about: 6)), Point(x.start - 8, y(tick) + 5), "end tick")
        }
        Shapes.line(Point(x.start, y.start), Point(x.end, y.start), "axis")
        Shapes.line(Point(x.start, y.start), Point(x.start, y.end), "axis")
        Shapes.text(Words.travelAxis, Point((x.start + x.end) / 2, Self.height - 14), "middle name")
        Shapes.upright(Words.forceAxis, Point(20, (y.start + y.end) / 2), "middle name")
    }

    /// Diamonds where something gave way; the first label of each kind that finds room is written.
    @MarkupBuilder private var marks: Markup {
        let labels = placedLabels
        for (index, rupture) in ruptures.enumerated() {
            let p = place(rupture.frame)
            Shapes.path(
                [Point(p.x, p.y - 7), Point(p.x + 7, p.y), Point(p.x, p.y + 7), Point(p.x - 7, p.y)], "rupture",
                closed: true)
            if let label = labels[index] {
                Shapes.text(text(of: rupture), label, "halo strong")
            }
        }
    }

    private func text(of rupture: (frame: Frame, word: LocalizedText)) -> LocalizedText {
        let force = " \(rupture.frame.axial.fixed(2)) N"
        return LocalizedText(ja: rupture.word.ja + force, en: rupture.word.en + force)
    }

    private var placedLabels: [Int: Point] {
        var labels: [Int: Point] = [:]
        var taken: [(from: Point, to: Point)] = []
        for (index, rupture) in ruptures.enumerated() where index < 12 {
            let width = Shapes.width(text(of: rupture), size: 15)
            let p = place(rupture.frame)
            let offsets = [
                Point(12, -8), Point(12, -28), Point(12, 24), Point(-width - 12, -8), Point(-width - 12, -28),
            ]
            for offset in offsets {
                let from = Point(p.x + offset.x, p.y + offset.y - 14)
                let to = Point(from.x + width, from.y + 20)
                let isFree = taken.allSatisfy {
                    from.x > $0.to.x || to.x < $0.from.x || from.y > $0.to.y || to.y < $0.from.y
                }
                if isFree, from.x > x.start, to.x < x.end, from.y > y.end - 4 {
                    taken.append((from, to))
                    labels[index] = Point(from.x, from.y + 14)
                    break
                }
            }
        }
        return labels
    }
}
