/// A clinician who reviewed a scenario.
public struct Reviewer: Sendable, Codable, Equatable {
    public var name: String
    /// What entitles them: "anaesthetist".
    public var role: String
    public var institution: String
    /// The day, YYYY-MM-DD.
    public var date: String

    public init(name: String, role: String, institution: String, date: String) {
        self.name = name
        self.role = role
        self.institution = institution
        self.date = date
    }

    /// In one line, the same in every language.
    public var line: String { "\(name), \(role), \(institution), \(date)" }
}
