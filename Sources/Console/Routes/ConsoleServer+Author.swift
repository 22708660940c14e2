import FoundationEssentials
import Hummingbird
import NIOCore
import Records

extension ConsoleServer {
    private struct Text: Codable { var text: String }
    private struct New: Decodable {
        var text: String
        /// Something of its name may be replaced.
        var over: Bool?
        /// What it was made from.
        var base: String?
    }
    /// The most that a scenario's text may come with, bytes: it is at most 1 MiB long.
    private static let largest = 1_300_000

    /// Reading scenarios, looking through a draft, changing it in the form, and keeping it.
    var authorRoutes: [Route] {
        [
            Route(.get, "/api/scenarios/:name", .author) { [desk] call in
                guard let text = desk.text(of: call.parameter("name")) else { throw Refusal.missing }
                return try Call.json(Text(text: text))
            },
            Route(.post, "/api/check", .author, largest: Self.largest) { [self] call in
                let text = try call.read(Text.self).text
                guard let found = try await drafts.run({ [desk] in try desk.check(text) }) else { throw Self.busy }
                return Call.json(found)
            },
            Route(.post, "/api/edit", .author, largest: Self.largest) { [self] call in
                let text = try call.read(Text.self).text, edit = Array(call.body.readableBytesView)
                let changed = try await drafts.run { [desk] in
                    Result { () throws(Refusal) in try desk.change(text, edit) }
                }
                guard let changed else { throw Self.busy }
                return Call.json(try changed.get())
            },
            Route(.post, "/api/scenarios", .author, largest: Self.largest) { [self] call in
                let new = try call.read(New.self)
                let id = new.text.split(separator: "\n").first { $0.hasPrefix("id:") } ?? "no id"
                try record(call.person, "scenario", detail: "\(id.prefix(80))")
                let saved = try await drafts.run { [desk] in
                    Result { () throws(Refusal) in try desk.save(new.text, over: new.over ?? false, base: new.base) }
                }
                guard let saved else { throw Self.busy }
                return Call.json(try saved.get())
            },
        ]
    }
}
