public import Devices
import Foundation

extension Event {
    /// One event as it is written: the same keys as in `report.json`.
    private struct Line: Codable {
        var tick: UInt64
        var time_s: Double
        var kind: String
        var count: Int?
        var fault: String?
        var action, evidence, step, option, item, what: String?
        /// Of a ruling, or of an instructor's confirmation or event.
        var points: Double?
        var because, by: String?
    }

    /// As one JSON object, keys sorted.
    public func json() -> [UInt8] {
        var line = Line(tick: tick, time_s: time, kind: name)
        switch kind {
        case .skinPunctured(let count): line.count = count
        case .faulted(let fault): line.fault = fault
        case .action(let action): Self.describe(action, &line)
        default: break
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(line)).map { Array($0) } ?? []
    }

    /// The action of an event that is one; nil for the others, which a replay finds by itself.
    public static func action(json: some Collection<UInt8>) -> (tick: UInt64, action: Action)? {
        // Keys are sorted: an action's comes first. The others need not be parsed.
        guard json.starts(with: Array("{\"action\":".utf8)),
            let line = try? JSONDecoder().decode(Line.self, from: Data(json)), line.kind == "action"
        else { return nil }
        let kind: Action.Kind
        switch (line.action, line.step, line.option ?? line.item) {
        case ("choose", let step?, let option?): kind = .choose(step: step, option: option)
        case ("check", let step?, let item?): kind = .check(step: step, item: item)
        case ("confirm", let step?, _): kind = .confirm(step: step)
        case ("did", _, _): kind = .did(line.what ?? "")
        case ("rule", _, _):
            guard let ruling = ruling(line) else { return nil }
            kind = .rule(ruling)
        case ("end", _, _): kind = .end
        default: return nil
        }
        let evidence = line.evidence.flatMap(Action.Evidence.init) ?? .declared
        guard line.action != "rule" else { return (line.tick, Action(kind, evidence: evidence)) }
        return (line.tick, Action(kind, evidence: evidence, by: line.by, because: line.because))
    }

    private static func describe(_ action: Action, _ line: inout Line) {
        (line.evidence, line.by, line.because) = (action.evidence.rawValue, action.by, action.because)
        switch action.kind {
        case .choose(let step, let option): (line.action, line.step, line.option) = ("choose", step, option)
        case .check(let step, let item): (line.action, line.step, line.item) = ("check", step, item)
        case .confirm(let step): (line.action, line.step) = ("confirm", step)
        case .did(let what): (line.action, line.what) = ("did", what)
        case .rule(let ruling): describe(ruling, &line)
        case .end: line.action = "end"
        }
    }

    private static func describe(_ ruling: Ruling, _ line: inout Line) {
        (line.action, line.because, line.by) = ("rule", ruling.because, ruling.by)
        switch ruling.kind {
        case .confirm(let step): (line.what, line.step) = ("confirm", step)
        case .event(let event): (line.what, line.item) = ("event", event)
        case .override(let criterion, let points): (line.what, line.item, line.points) = ("override", criterion, points)
        case .lift(let error): (line.what, line.item) = ("lift", error)
        case .rate(let value): (line.what, line.points) = ("rate", Double(value))
        case .void: line.what = "void"
        case .note: line.what = "note"
        }
    }

    private static func ruling(_ line: Line) -> Ruling? {
        let kind: Ruling.Kind
        switch (line.what, line.step ?? line.item, line.points) {
        case ("confirm", let step?, _): kind = .confirm(step: step)
        case ("event", let event?, _): kind = .event(event)
        case ("override", let criterion?, let points?): kind = .override(criterion: criterion, points: points)
        case ("lift", let error?, _): kind = .lift(error: error)
        case ("rate", _, let value?): kind = .rate(Int(exactly: value) ?? 0)
        case ("void", _, _): kind = .void
        case ("note", _, _): kind = .note
        default: return nil
        }
        return Ruling(kind, by: line.by ?? "", because: line.because ?? "")
    }

    /// The kind's name alone: `skinPunctured`.
    public var name: String {
        let text = "\(kind)"
        return String(text[..<(text.firstIndex(of: "(") ?? text.endIndex)])
    }

    /// Every ``name`` but that of an action, in the order of ``Kind``.
    public static let names = [
        Kind.skinTouched, .skinPunctured(count: 1), .fasciaPunctured, .boneTouched, .boneLeft, .vesselEntered,
        .nerveTouched, .bursaEntered, .needleStopped, .needleMoved, .plungerStarted, .plungerStopped, .syringeEmpty,
        .needleBent, .needleLeftSkin, .trackingLost, .trackingBack, .faulted(""), .paused, .resumed,
    ].map { Event($0, tick: 0, time: 0).name }
}
