import Authoring
import FoundationEssentials
import Hummingbird
import Records

extension ConsoleServer {
    private struct Code: Encodable {
        var code: String
        /// Until when it may be used, s.
        var lasts: Double
    }
    /// How long a code may be used, s.
    private static let codeLasts = 3600.0

    /// Codes for trainees, and how they come along.
    var instructorRoutes: [Route] {
        [
            Route(.post, "/api/codes", .instructor) { [self] call in
                let code = StationCode()
                try desk.store.put(code, for: .trainee, until: Date().timeIntervalSince1970 + Self.codeLasts)
                try record(call.person, "code", detail: "for a trainee")
                return try Call.json(Code(code: code.text, lasts: Self.codeLasts))
            },
            Route(.get, "/api/progress", .instructor) { [desk] _ in Call.json(try desk.progress()) },
        ]
    }
}
