import Authoring
import FoundationEssentials
import Hummingbird
import Records

extension ConsoleServer {
    private struct Wanted: Decodable {
        /// Whose code it is; nil for whoever has no result yet.
        var trainee: String?
    }
    private struct Code: Encodable {
        var code: String
        /// Until when it may be used, s.
        var lasts: Double
    }
    private struct Model: Decodable { var report: String }
    private struct Followed: Decodable { var scenario: String }
    /// How long a code may be used, s.
    private static let codeLasts = 3600.0

    /// Codes for trainees, how they come along, and whom they follow.
    var instructorRoutes: [Route] {
        [
            Route(.post, "/api/codes", .instructor) { [self] call in
                let code = StationCode(), trainee = try call.read(Wanted.self).trainee
                guard trainee.map(Attempt.isPseudonym) ?? true else { throw Self.noPseudonym }
                try record(call.person, "code", about: trainee, detail: "for a trainee")
                try desk.store.put(code, for: .trainee, trainee: trainee, lasting: Self.codeLasts)
                return try Call.json(Code(code: code.text, lasts: Self.codeLasts))
            },
            Route(.post, "/api/exemplars", .instructor) { [self] call in
                let name = try call.read(Model.self).report, person = try call.person
                guard Self.isFolder(name) else { throw Refusal.missing }
                try record(person, "exemplar", detail: name)
                let kept = try await reader.run { [desk] in
                    Result { () throws(Refusal) in try desk.keepExemplar(of: name, by: person) }
                }
                guard let kept else { throw Self.busy }
                return Call.json(try kept.get())
            },
            Route(.delete, "/api/exemplars", .instructor) { [self] call in
                let scenario = try call.read(Followed.self).scenario
                try record(call.person, "exemplar removed", detail: "\(scenario.prefix(64))")
                try desk.removeExemplar(of: scenario)
                return Call.done()
            },
            Route(.get, "/api/progress", .instructor) { [desk] _ in Call.json(try desk.progress()) },
        ]
    }
}
