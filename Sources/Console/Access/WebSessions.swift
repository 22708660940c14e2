import FoundationEssentials
import Records
import Synchronization

/// Who is signed in. Nothing of it is written down: a daemon that begins anew knows nobody.
final class WebSessions: Sendable {
    /// The most browsers that may be signed in at once.
    private static let most = 1024

    private let idle: Double
    private let longest: Double
    private let store: Store
    private let sessions = Mutex<[Data: WebSession]>([:])

    /// - Parameters:
    ///   - idle: how long somebody stays signed in who does nothing, s.
    ///   - longest: how long at the most, s.
    ///   - store: where an account may be changed or taken away by anybody, also from outside this program.
    init(idle: Double, longest: Double, store: Store) {
        self.idle = idle
        self.longest = longest
        self.store = store
    }

    /// Signs somebody in: what the cookie says. Nil where there are too many.
    /// - Parameter account: the one that was signed in with; nil by a code.
    func begin(_ person: Person, account: Account?, at now: Double) -> (secret: String, session: WebSession)? {
        let secret = WebSession.secret()
        let session = WebSession(
            person: person, account: account, token: WebSession.secret(), began: now, seen: now)
        return sessions.withLock { all in
            all = all.filter { isLive($0.value, now) }
            guard all.count < Self.most else { return nil }
            all[WebSession.hash(secret)] = session
            return (secret, session)
        }
    }

    /// Who a cookie belongs to; nil where nobody, or no more.
    func session(_ secret: String, at now: Double) -> WebSession? {
        let key = WebSession.hash(secret)
        let session = sessions.withLock { all -> WebSession? in
            guard var session = all[key] else { return nil }
            guard isLive(session, now) else {
                all[key] = nil
                return nil
            }
            session.seen = now
            all[key] = session
            return session
        }
        return session.flatMap { stands($0, key) ? $0 : nil }
    }

    /// Whether a cookie is still good. Looking on is doing nothing: it keeps nobody signed in.
    func isLive(_ secret: String, at now: Double) -> Bool {
        let key = WebSession.hash(secret)
        guard let session = sessions.withLock({ $0[key] }), isLive(session, now) else { return false }
        return stands(session, key)
    }

    /// Whether somebody of this name is signed in.
    func isSignedIn(_ name: String, at now: Double) -> Bool {
        sessions.withLock { $0.values.contains { $0.person.name == name && isLive($0, now) } }
    }

    /// Whether the account is still what was signed in with: one with another role or passphrase, or that is gone, and one
    /// that was made meanwhile for somebody who came with a code, sign a browser out. A disk that can't be read does not:
    /// whoever looks on must be able to take the force off.
    private func stands(_ session: WebSession, _ key: Data) -> Bool {
        guard let account = try? store.account(session.person.name) == session.account, !account else { return true }
        sessions.withLock { $0[key] = nil }
        return false
    }

    /// Signs a browser out.
    func end(_ secret: String) { sessions.withLock { $0[WebSession.hash(secret)] = nil } }

    /// Signs somebody out everywhere.
    func end(everywhere name: String) { sessions.withLock { all in all = all.filter { $0.value.person.name != name } } }

    private func isLive(_ session: WebSession, _ now: Double) -> Bool {
        now - session.seen < idle && now - session.began < longest
    }
}
