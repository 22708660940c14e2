/// What stops and goes on in a session.
public enum SessionControl: String, Codable, Sendable {
    /// No more force, at once, until it is allowed again.
    case emergencyStop
    /// Force may come back, outside the skin.
    case resume
    /// The end, with a report.
    case end
}
