import Authoring
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Records

extension ConsoleServer {
    private struct NewAccount: Decodable {
        var name: String
        var role: StationRole
        var passphrase: String
    }
    private struct Name: Decodable { var name: String }
    private struct Listed: Encodable {
        var name: String
        var role: StationRole
    }

    /// Accounts, the audit log, and reading the files again.
    var adminRoutes: [Route] {
        [
            Route(.get, "/api/accounts", .admin) { [desk] _ in
                try Call.json(desk.store.accounts().map { Listed(name: $0.name, role: $0.role) })
            },
            Route(.post, "/api/accounts", .admin) { [self] call in
                let new = try call.read(NewAccount.self)
                guard Attempt.isPseudonym(new.name), new.passphrase.count >= Passphrase.shortest else {
                    throw Self.shortPassphrase
                }
                guard let secret = try await hasher.hash(new.passphrase) else {
                    throw Refusal(.tooOften, LocalizedText(ja: "少し待ってください。", en: "Wait a little."))
                }
                try record(call.person, AuditEntry.account, about: new.name, detail: new.role.rawValue)
                try desk.store.put(Account(name: new.name, role: new.role, secret: secret))
                // Whoever was signed in by the old passphrase is not any more.
                sessions.end(everywhere: new.name)
                return Call.done()
            },
            Route(.delete, "/api/accounts", .admin) { [self] call in
                let name = try call.read(Name.self).name
                let person = try call.person
                guard name != person.name else {
                    throw Refusal(
                        .notNow, LocalizedText(ja: "自分のアカウントは消せません。", en: "Nobody takes their own account away."))
                }
                try record(person, "account removed", about: name)
                guard try desk.store.removeAccount(name) else { throw Refusal.missing }
                sessions.end(everywhere: name)
                return Call.done()
            },
            Route(.get, "/api/audit", .admin) { [desk] _ in try Call.json(desk.store.auditLog(limit: 500)) },
            Route(.get, "/api/standing", .admin) { [desk] _ in Call.json(try desk.standing()) },
            Route(.get, "/api/routes", .admin) { [self] _ in try Call.json(routes.map(Row.init)) },
            Route(.post, "/api/reload", .admin) { [self] call in
                try record(call.person, "reload")
                return Call.json(try desk.reload())
            },
        ]
    }

    private static let shortPassphrase = Refusal(
        .notUnderstood,
        LocalizedText(
            ja: "名前は1〜64文字の英数字、- または _、パスフレーズは\(Passphrase.shortest)文字以上です。",
            en:
                "A name has 1 to 64 letters, digits, - or _, and a passphrase at least \(Passphrase.shortest) characters."
        ))
}
