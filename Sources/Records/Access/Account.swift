/// Somebody who signs in with a passphrase. The passphrase itself is nowhere.
public struct Account: Sendable, Equatable {
    /// A pseudonym or a name of the school's choice: 1 to 64 letters, digits, `-` or `_`.
    public var name: String
    public var role: StationRole
    /// The passphrase's scrypt hash with its salt and cost, as text.
    public var secret: String

    public init(name: String, role: StationRole, secret: String) {
        self.name = name
        self.role = role
        self.secret = secret
    }
}
