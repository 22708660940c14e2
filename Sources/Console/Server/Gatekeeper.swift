import FoundationEssentials
import HTTPTypes
import Hummingbird
import Records
import Stations

/// Decides whether a request may be answered at all: its host, its site, who is signed in, in which role, and whether
/// the page that sent it is our own.
struct Gatekeeper: Sendable {
    static let tokenHeader = HTTPField.Name("X-Senshi-Token")
    private static let fetchSite = HTTPField.Name("Sec-Fetch-Site")

    let sessions: WebSessions
    /// Names that the station may be called by, besides numeric addresses and this machine's own.
    let hosts: Set<String>

    /// - Returns: who is signed in, where a role is needed, or somebody is.
    func admit(_ request: Request, to route: Route) throws(Refusal) -> (session: WebSession?, secret: String?) {
        let authority = request.head.authority ?? ""
        // A name that leads here by somebody else's doing gets nothing.
        guard isOurs(authority) else { throw Refusal.foreign }
        let changes = route.method != .get
        if changes {
            if let origin = request.headers[.origin], !isSame(origin, authority) { throw Refusal.foreign }
            if let name = Self.fetchSite, let site = request.headers[name], site != "same-origin", site != "none" {
                throw Refusal.foreign
            }
        }
        let secret = Self.cookie(request.headers[values: .cookie])
        let session = secret.flatMap { sessions.session($0, at: Monotonic.now) }
        guard let role = route.role else { return (session, secret) }
        guard let session else { throw Refusal.notSignedIn }
        guard session.person.role.covers(role) else { throw Refusal.notAllowed }
        if changes {
            let said = Self.tokenHeader.flatMap { request.headers[$0] } ?? ""
            guard Passphrase.equal(Data(said.utf8), Data(session.token.utf8)) else { throw Refusal.foreign }
        }
        return (session, secret)
    }

    /// A numeric address can't be another site's name; a name must be one that we know.
    private func isOurs(_ authority: String) -> Bool {
        let host = Self.host(of: authority)
        if host == "localhost" || host.hasPrefix("[") && host.hasSuffix("]") { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count == 4, parts.allSatisfy({ UInt8($0) != nil }) { return true }
        return hosts.contains(host)
    }

    private func isSame(_ origin: String, _ authority: String) -> Bool {
        origin == "http://\(authority)" || origin == "https://\(authority)"
    }

    /// Without the port, in small letters.
    private static func host(of authority: String) -> String {
        let name = authority.lowercased()
        if name.hasPrefix("["), let end = name.firstIndex(of: "]") { return String(name[...end]) }
        return String(name.prefix { $0 != ":" })
    }

    /// Our cookie among all that a browser sends.
    static func cookie(_ lines: [String]) -> String? {
        for line in lines {
            for pair in line.split(separator: ";") {
                let parts = pair.split(separator: "=", maxSplits: 1)
                let name = parts.first.map { $0.drop { $0 == " " } }
                if parts.count == 2, name == WebSession.cookie[...], parts[1].utf8.count <= 64 {
                    return String(parts[1])
                }
            }
        }
        return nil
    }
}
