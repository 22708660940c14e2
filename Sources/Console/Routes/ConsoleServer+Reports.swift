import Authoring
import FoundationEssentials
import HTTPTypes
import Hummingbird
import NIOCore
import Records

extension ConsoleServer {
    private static let kinds = [
        "report.html": "text/html; charset=utf-8", "report.json": "application/json; charset=utf-8",
    ]

    /// What came of sessions. A trainee sees their own, an instructor all.
    var reportRoutes: [Route] {
        [
            Route(.get, "/api/reports", .trainee) { [desk] call in
                let person = try call.person
                return Call.json(try desk.reportCards(of: person.role.covers(.instructor) ? nil : person.name))
            },
            Route(.get, "/api/replays/:name", .trainee) { [self] call in
                let name = try readable(call)
                let read = try await reader.run { [desk] in
                    Result { () throws(Refusal) in try desk.replay(of: name) }
                }
                guard let read else { throw Self.busy }
                guard let replay = try read.get() else { throw Refusal.missing }
                return Call.json(replay)
            },
            Route(.get, "/reports/:name/:file", .trainee) { [self] call in
                let name = try readable(call), file = call.parameter("file")
                guard let kind = Self.kinds[file],
                    let bytes = FileManager.default.contents(atPath: "\(desk.reports)/\(name)/\(file)")
                else { throw Refusal.missing }
                var response = Call.answer(ByteBuffer(bytes: bytes), kind)
                // The page says itself, by their hashes, which of its own lines may run.
                response.headers[SecurityHeaders.policyHeader] = "frame-ancestors 'self'"
                return response
            },
        ]
    }

    static let busy = Refusal(
        .tooOften, LocalizedText(ja: "今はほかの仕事をしています。少し待ってください。", en: "The station is busy; wait a little."))

    /// The name of a report that the caller may read; every other one is not there.
    private func readable(_ call: Call) throws -> String {
        let (name, person) = (call.parameter("name"), try call.person)
        guard Self.isFolder(name) else { throw Refusal.missing }
        if !person.role.covers(.instructor) {
            struct Owner: Decodable { var trainee: String? }
            let text = FileManager.default.contents(atPath: "\(desk.reports)/\(name)/report.json") ?? Data()
            guard let owner = try? JSONDecoder().decode(Owner.self, from: text).trainee, owner == person.name else {
                throw Refusal.missing
            }
        }
        return name
    }

    /// A folder's name, and nothing that leads out of it.
    static func isFolder(_ name: String) -> Bool {
        (1...200).contains(name.utf8.count) && name.first != "."
            && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
    }
}
