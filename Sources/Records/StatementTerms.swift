/// What a school's learning record store wants to be told, and how.
public struct StatementTerms: Sendable, Equatable {
    /// The version of xAPI.
    public enum Version: String, Sendable, CaseIterable {
        case one = "1.0.3"
        case two = "2.0.0"
    }
    public var version: Version
    /// The address of the school's page under which its pseudonyms are accounts: `https://school.example/training`.
    public var school: String

    public init(version: Version = .one, school: String) {
        self.version = version
        self.school = school
    }
}
