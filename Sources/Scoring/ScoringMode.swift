/// Why somebody runs a scenario.
public enum ScoringMode: String, Sendable, Codable, CaseIterable {
    case learn
    /// What only the trainee declares satisfies no critical item, and the first answer stands.
    case test
}
