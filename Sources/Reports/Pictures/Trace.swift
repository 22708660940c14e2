import Collision
import Servo
import Sessions
import Space

/// What the frames of a run show of the needle near the skin: the source of every picture.
struct Trace: Sendable {
    /// From 12 mm before the skin on (a choice of layout), every number finite.
    let frames: [Frame]
    /// In or out, for each of them.
    let strokes: [Stroke]
    /// How many frames of the run hold a number that is not finite.
    let unreadable: Int
    /// The way of the tip that was followed, m; empty where there was none.
    let exemplar: [Vector]
    /// The needle touched the skin.
    let touched: Bool

    init(_ run: RunRecord) {
        exemplar = run.exemplar.filter(\.isFinite)
        let readable = run.frames.filter(\.isReadable)
        unreadable = run.frames.count - readable.count
        // While the device was away nobody knows where the needle was: the lines are cut there.
        frames = readable.filter { $0.travel > -0.012 && $0.fault != .deviceGone }
        strokes = Stroke.along(frames.map(\.travel))
        touched =
            frames.contains(where: \.isTouching)
            || run.events.contains { $0.kind == .skinTouched }
    }

    /// The frame with the greatest depth in tissue; `nil` where the needle never went in.
    var deepest: Int? {
        guard let index = frames.indices.max(by: { frames[$0].depth < frames[$1].depth }), frames[index].depth > 0
        else { return nil }
        return index
    }

    /// The frames on the way in to the deepest point, or to the deepest dimple: from the touch of the skin on.
    var wayIn: Range<Int> {
        guard let end = deepest ?? frames.indices.max(by: { frames[$0].travel < frames[$1].travel }),
            frames[end].travel > 0
        else { return 0..<0 }
        let before = frames[..<end].lastIndex { $0.travel <= 0 }
        return (before.map { $0 + 1 } ?? 0)..<(end + 1)
    }

    /// Points for a line: at most `limit`, extremes kept, cut where the needle was not seen for 100 ms and where the
    /// stroke changes (the neighbours then share a point).
    func pieces(limit: Int, of quantities: [(Frame) -> Double]) -> [(stroke: Stroke, frames: [Frame])] {
        let kept = Decimation.indices(
            count: frames.count, limit: limit, of: quantities.map { quantity in { quantity(frames[$0]) } })
        var pieces: [(stroke: Stroke, frames: [Frame])] = []
        var last: Int?
        for index in kept {
            // 100 ms is ten frames of a 100 Hz record; thinned curves lie further apart, so the whole record is asked.
            let gap = last.map { hasGap(between: $0, and: index) } ?? true
            if gap {
                pieces.append((strokes[index], [frames[index]]))
            } else if let before = last, pieces[pieces.count - 1].stroke != strokes[index] {
                pieces.append((strokes[index], [frames[before], frames[index]]))
            } else {
                pieces[pieces.count - 1].frames.append(frames[index])
            }
            last = index
        }
        return pieces
    }

    private func hasGap(between first: Int, and second: Int) -> Bool {
        (first..<second).contains { frames[$0 + 1].time.seconds - frames[$0].time.seconds > 0.1 }
    }
}

extension Frame {
    /// Every number that a picture needs is finite.
    var isReadable: Bool {
        travel.isFinite && depth.isFinite && dimple.isFinite && axial.isFinite && steepness.isFinite
            && tip.isFinite && axis.isFinite && entry.isFinite
    }

    var isTouching: Bool {
        depth > 0 || dimple > 0 || marks.contains(.touchedSkin) || marks.contains(.inTissue)
    }

    /// Where the tip really is: the hand's tip less the dimple, m.
    var realTip: Vector { tip - axis * dimple }

    /// Share of the syringe's content that is out, wherever it went.
    var deliveredShare: Double {
        (0..<6).reduce(0) { $0 + delivered[$1] }
    }
}
