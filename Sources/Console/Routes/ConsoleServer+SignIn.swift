import Authoring
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Records
import Stations

extension ConsoleServer {
    private struct SignIn: Decodable {
        var name: String
        /// One of the two.
        var passphrase, code: String?
    }

    private struct Signed: Encodable {
        var name: String
        var role: StationRole
        /// What the page must say with each request that changes something.
        var token: String
        /// The name of the place.
        var title: LocalizedText?
        /// Parts of the pages that this place does without, and those that the simple view does.
        var hidden: [ConsolePart]
        var advanced = ConsolePart.advanced
    }

    /// Signing in and out.
    var signInRoutes: [Route] {
        [
            Route(.post, "/api/sign-in", nil, largest: 4096) { [self] call in
                let said = try call.read(SignIn.self)
                guard Attempt.isPseudonym(said.name) else {
                    throw Refusal(
                        .notUnderstood,
                        LocalizedText(
                            ja: "名前は1〜64文字の英数字、- または _ です。",
                            en: "A name has 1 to 64 letters, digits, - or _."))
                }
                let (person, account) = try await identify(said, from: call.context.remote)
                if let secret = call.secret { sessions.end(secret) }
                guard let (secret, session) = sessions.begin(person, account: account, at: Monotonic.now) else {
                    throw Refusal(
                        .tooOften, LocalizedText(ja: "サインインしている人が多すぎます。", en: "Too many are signed in."))
                }
                var response = try Call.json(answer(session))
                response.headers[.setCookie] = cookie(secret, age: Int(configuration.longest))
                return response
            },
            Route(.post, "/api/sign-out", .trainee) { [self] call in
                if let secret = call.secret { sessions.end(secret) }
                try record(call.person, "sign-out")
                var response = Call.done()
                response.headers[.setCookie] = cookie("", age: 0)
                return response
            },
            Route(.get, "/api/me", .trainee) { [self] call in
                guard let session = call.session else { throw Refusal.notSignedIn }
                return try Call.json(answer(session))
            },
        ]
    }

    private func answer(_ session: WebSession) -> Signed {
        Signed(
            name: session.person.name, role: session.person.role, token: session.token, title: configuration.title,
            hidden: configuration.hidden)
    }

    private func cookie(_ secret: String, age: Int) -> String {
        "\(WebSession.cookie)=\(secret); Path=/; Max-Age=\(age); HttpOnly; SameSite=Strict"
            + (configuration.certificate == nil ? "" : "; Secure")
    }

    /// Who that is; whoever is wrong waits, longer each time.
    private func identify(_ said: SignIn, from remote: String) async throws -> (Person, Account?) {
        let (name, address) = ("name \(said.name)", "address \(remote)"), keys = [name, address]
        let wait = gate.begin(keys, at: Monotonic.now)
        guard wait == 0 else { throw Self.tooOften(wait) }
        let account = try desk.store.account(said.name)
        let role: StationRole?
        if let typed = said.code {
            // A code makes nobody an account's owner, nor somebody who is here already.
            let isFree = account == nil && !sessions.isSignedIn(said.name, at: Monotonic.now)
            role =
                isFree
                ? try StationCode(typed: typed).flatMap { try desk.store.use($0, as: said.name) }
                : nil
        } else {
            guard
                let matches = try await hasher.matches(said.passphrase ?? "", account?.secret ?? Passphrase.nobody)
            else {
                gate.succeeded([], others: keys)
                throw Self.tooOften(5)
            }
            role = matches ? account?.role : nil
        }
        guard let role else {
            try record(Person(name: said.name, role: .trainee), "sign-in refused", detail: "from \(remote)")
            throw Refusal(
                .notSignedIn,
                LocalizedText(
                    ja: "名前とパスフレーズ、またはコードが違います。コードは一度しか使えません。記録のある名前には、その名前のコードが要ります。",
                    en:
                        "Name and passphrase, or the code, are not right. A code can be used once, and a name that has results "
                        + "needs a code that was made for it."))
        }
        if said.code == nil { gate.succeeded([name], others: [address]) } else { gate.succeeded(keys) }
        let person = Person(name: said.name, role: role)
        try record(person, "sign-in", detail: "from \(remote), by \(said.code == nil ? "passphrase" : "code")")
        return (person, said.code == nil ? account : nil)
    }

    private static func tooOften(_ wait: Double) -> Refusal {
        let seconds = Int(wait.rounded(.up))
        return Refusal(
            .tooOften,
            LocalizedText(
                ja: "試行が多すぎます。\(seconds)秒待ってください。", en: "Too many tries; wait \(seconds) s."))
    }

    /// Writes into the audit log, before what it is about is done.
    func record(_ person: Person, _ what: String, about: String? = nil, detail: String = "") throws {
        try desk.store.audit(
            AuditEntry(
                at: Date().ISO8601Format(), who: person.name, role: person.role.rawValue, what: what,
                about: about == person.name ? nil : about, detail: detail))
    }
}
