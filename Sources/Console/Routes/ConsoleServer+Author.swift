import FoundationEssentials
import Hummingbird
import NIOCore
import Records

extension ConsoleServer {
    private struct Text: Codable { var text: String }

    /// Reading scenarios, and looking through a draft.
    var authorRoutes: [Route] {
        [
            Route(.get, "/api/scenarios/:name", .author) { [desk] call in
                guard let text = desk.text(of: call.parameter("name")) else { throw Refusal.missing }
                return try Call.json(Text(text: text))
            },
            Route(.post, "/api/check", .author, largest: 1_300_000) { [desk] call in
                Call.json(try desk.check(call.read(Text.self).text))
            },
        ]
    }
}
