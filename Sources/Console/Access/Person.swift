public import Records

/// Somebody who is signed in.
public struct Person: Sendable, Equatable {
    /// An account, or the pseudonym that somebody gave with a station code.
    public var name: String
    public var role: StationRole

    public init(name: String, role: StationRole) {
        self.name = name
        self.role = role
    }
}
