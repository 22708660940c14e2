/// What somebody may do at a station.
public enum StationRole: String, Codable, Sendable, CaseIterable {
    /// Trains, and sees how it went.
    case trainee
    /// Watches, helps, rules, and sees how everybody comes along.
    case instructor
    /// Writes scenarios.
    case author
    /// Everything, and says who may what.
    case admin

    /// Whether somebody in this role may do what another role is needed for.
    public func covers(_ needed: StationRole) -> Bool { self == .admin || self == needed || needed == .trainee }
}
