import Authoring
import FoundationEssentials
import Hummingbird
import Records

extension ConsoleServer {
    private struct NewClass: Decodable {
        var name: String
        var scenario: String
        /// The seed of everybody's patient; drawn unless given.
        var cohort: UInt64?
        /// One pseudonym a line; a first line that names the column may be left out.
        var trainees: String
    }
    private struct Name: Decodable { var name: String }

    /// Classes: who sits which test in which order, and what each has earned.
    var classRoutes: [Route] {
        [
            Route(.get, "/api/classes", .instructor) { [desk] _ in
                let attempts = try desk.store.attempts()
                return try Call.json(desk.store.rosters().map { ClassMatrix(of: $0, attempts: attempts) })
            },
            Route(.post, "/api/classes", .instructor, largest: 1 << 20) { [self] call in
                let new = try call.read(NewClass.self)
                guard Attempt.isPseudonym(new.name) else { throw Self.noPseudonym }
                guard desk.text(of: new.scenario) != nil else { throw Refusal.missing }
                let roster = Roster(
                    name: new.name, scenario: new.scenario, cohort: new.cohort ?? .random(in: 1...999_999),
                    trainees: try Self.trainees(new.trainees))
                try record(call.person, "class", detail: "\(roster.name), \(roster.trainees.count) trainees")
                try desk.store.keep(roster)
                return Call.done()
            },
            Route(.delete, "/api/classes", .instructor) { [self] call in
                let name = try call.read(Name.self).name
                try record(call.person, "class removed", detail: "\(name.prefix(64))")
                guard try desk.store.remove(roster: name) else { throw Refusal.missing }
                return Call.done()
            },
        ]
    }

    /// As the command reads a roster's file.
    private static func trainees(_ text: String) throws(Refusal) -> [String] {
        let diagnostics = Diagnostics()
        let hasHeading = text.split(whereSeparator: \.isNewline).first.map { Roster.isHeading($0) } ?? true
        if let found = Roster.trainees(of: hasHeading ? text : "trainee\n\(text)", file: "", into: diagnostics) {
            return found
        }
        let first = diagnostics.all.prefix(3)
        throw Refusal(
            .notUnderstood,
            LocalizedText(
                ja: first.map { $0.sentence.ja }.joined(separator: " "),
                en: first.map { $0.sentence.en }.joined(separator: " ")))
    }
}

extension Diagnostic {
    /// What is wrong, and what to do.
    fileprivate var sentence: LocalizedText {
        guard let expected else { return LocalizedText(ja: "\(message.ja)。", en: "\(message.en).") }
        return LocalizedText(ja: "\(message.ja)。\(expected.ja)。", en: "\(message.en). \(expected.en).")
    }
}
