import FoundationEssentials
import Synchronization

/// Who is signed in. Nothing of it is written down: a daemon that begins anew knows nobody.
final class WebSessions: Sendable {
    /// The most browsers that may be signed in at once.
    private static let most = 1024

    private let idle: Double
    private let longest: Double
    private let sessions = Mutex<[Data: WebSession]>([:])

    /// - Parameters: how long somebody stays signed in who does nothing, and at the most, s.
    init(idle: Double, longest: Double) {
        self.idle = idle
        self.longest = longest
    }

    /// Signs somebody in: what the cookie says. Nil where there are too many.
    func begin(_ person: Person, at now: Double) -> (secret: String, session: WebSession)? {
        let secret = WebSession.secret()
        let session = WebSession(person: person, token: WebSession.secret(), began: now, seen: now)
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
        return sessions.withLock { all in
            guard var session = all[key] else { return nil }
            guard isLive(session, now) else {
                all[key] = nil
                return nil
            }
            session.seen = now
            all[key] = session
            return session
        }
    }

    /// Whether a cookie is still good. Looking on is doing nothing: it keeps nobody signed in.
    func isLive(_ secret: String, at now: Double) -> Bool {
        let key = WebSession.hash(secret)
        return sessions.withLock { $0[key].map { isLive($0, now) } ?? false }
    }

    /// Signs a browser out.
    func end(_ secret: String) { sessions.withLock { $0[WebSession.hash(secret)] = nil } }

    /// Signs somebody out everywhere.
    func end(everywhere name: String) { sessions.withLock { all in all = all.filter { $0.value.person.name != name } } }

    private func isLive(_ session: WebSession, _ now: Double) -> Bool {
        now - session.seen < idle && now - session.began < longest
    }
}
