/// Something that somebody did at a station, as the audit log keeps it.
public struct AuditEntry: Codable, Sendable, Equatable {
    /// The ``what`` of letting somebody in; ``about`` is the account then, and ``detail`` its role.
    public static let account = "account"

    /// When, UTC.
    public var at: String
    /// Who: an account, a pseudonym, or `user 1000` of the machine. Never a passphrase or a code.
    public var who: String
    public var role: String
    /// What was done: `sign-in`, `start`, `override`.
    public var what: String
    /// Whom it concerned, where that was somebody else: a pseudonym.
    public var about: String?
    /// To what, and how it went.
    public var detail: String

    public init(at: String, who: String, role: String, what: String, about: String? = nil, detail: String = "") {
        self.at = at
        self.who = who
        self.role = role
        self.what = what
        self.about = about
        self.detail = detail
    }
}
