import Authoring
import Console
import Devices
import Foundation
import Logging
import Records
import Stations
import Synchronization
import Transports

extension StationDaemon {
    var trainee: String? { session?.trainee }

    func scene(whole: Bool) -> [UInt8]? { state.withLock { ($0.session ?? $0.last)?.scene(whole: whole) } }

    func say(_ word: SessionWord, by person: Person) throws(Refusal) {
        guard let session else { throw Self.nothing }
        switch word.kind {
        case .coach:
            session.coach { ($0.text, $0.by) = (word.text, person.name) }
            return
        case .point:
            guard let x = word.x, let y = word.y, x.isFinite, y.isFinite else { return session.coach { $0.at = nil } }
            session.coach { $0.at = [x, y] }
            return
        default: break
        }
        guard let action = Self.action(word, by: person) else {
            throw Refusal(
                .notUnderstood,
                LocalizedText(
                    ja: "何について、なぜ、がそろっていません。", en: "It does not say all: of what, how many points, and why."))
        }
        if !word.isAnswer, let trouble = session.trouble(action) { throw Refusal(.wrong, trouble) }
        guard session.say(word.isAnswer ? .answer(action) : .instructor(action)) else { throw Self.nothing }
    }

    func ask(_ control: SessionControl, by person: Person) throws(Refusal) {
        guard let session else { throw Self.nothing }
        switch control {
        case .emergencyStop: session.emergencyStop()
        case .resume: _ = session.say(.resume)
        case .pause: session.pause(true)
        case .proceed: session.pause(false)
        case .end: session.end()
        }
        log.notice("session \(session.number): \(control.rawValue) by \(person.role.rawValue)")
    }

    private static let nothing = Refusal(
        .notNow, LocalizedText(ja: "今はセッションがありません。", en: "No session is going on."))

    /// The same words as `senshi instruct` and the keyboard have. Nil where something is missing.
    private static func action(_ word: SessionWord, by person: Person) -> Action? {
        func rule(_ kind: Ruling.Kind) -> Action? {
            guard let because = word.text, !because.isEmpty else { return nil }
            return Action(.rule(Ruling(kind, by: person.name, because: because)), evidence: .instructor)
        }
        switch (word.kind, word.of) {
        case (.choose, let step?):
            return word.option.map { Action(.choose(step: step, option: $0), evidence: .decided) }
        case (.check, let step?): return word.option.map { Action(.check(step: step, item: $0)) }
        case (.confirm, let step?): return Action(.confirm(step: step))
        case (.did, let deed?): return Action(.did(deed))
        case (.event, let event?):
            return Action(.did(event), evidence: .instructor, by: person.name, because: word.text)
        case (.vouch, let step?):
            return Action(.confirm(step: step), evidence: .instructor, by: person.name, because: word.text)
        case (.override, let criterion?):
            guard let points = word.points, points.isFinite, points >= 0 else { return nil }
            return rule(.override(criterion: criterion, points: points))
        case (.lift, let error?): return rule(.lift(error: error))
        case (.rate, _):
            guard let value = word.points.flatMap({ Int(exactly: $0) }), (1...5).contains(value) else { return nil }
            return rule(.rate(value))
        case (.void, _): return rule(.void)
        case (.note, _): return rule(.note)
        default: return nil
        }
    }

    func choices(for person: Person) throws -> [UInt8] {
        let (shelf, configuration) = state.withLock { ($0.shelf, $0.configuration) }
        return try Array(JSONText.line(shelf.choices(configuration)).utf8)
    }

    func progress() throws -> [UInt8] {
        let sheets = try ProgressSheet.all(store.attempts(), experts: [], language)
        return try Array(JSONText.line(sheets).utf8)
    }

    func standing() throws -> [UInt8] {
        struct Outbox: Encodable {
            var waiting, delivered, refused: Int
            var trouble: LocalizedText?
        }
        struct Standing: Encodable {
            var outbox: Outbox?
            var unkept: Int
            var why: LocalizedText?
        }
        let (counts, unkept) = (try store.outboxCounts(), safe.trouble)
        let outbox = courier.map {
            Outbox(
                waiting: counts.waiting, delivered: counts.delivered, refused: counts.refused, trouble: $0.trouble)
        }
        return try Array(
            JSONText.line(Standing(outbox: outbox, unkept: unkept?.count ?? 0, why: unkept?.why)).utf8)
    }

    func reload() throws(Refusal) -> [UInt8] {
        let result = reloadFiles()
        return (try? JSONText.line(result)).map { Array($0.utf8) } ?? []
    }

    /// Reads everything again; what can't be read any more is said, and what was there stays in use.
    func reloadFiles() -> StationShelf.Reading {
        let shelf = StationShelf()
        var reading = shelf.read(language)
        var configuration: StationConfiguration?
        if let file {
            let diagnostics = Diagnostics()
            configuration = StationConfiguration.read(
                contentsOf: file, offer: Library.standard.offer, into: diagnostics)
            if !diagnostics.isEmpty { reading.troubles.append(diagnostics.rendered(in: language)) }
        }
        state.withLock { state in
            state.reloads += 1
            state.shelf = shelf
            if let configuration {
                (state.configuration.scenarios, state.configuration.devices) =
                    (configuration.scenarios, configuration.devices)
            }
        }
        for trouble in reading.troubles { log.error("\(trouble)") }
        log.notice(
            "read again: \(reading.scenarios) scenarios, \(reading.profiles) device profiles, \(reading.troubles.count) files with mistakes"
        )
        return reading
    }
}
