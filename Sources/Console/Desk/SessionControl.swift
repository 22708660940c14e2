/// What stops and goes on in a session.
public enum SessionControl: String, Codable, Sendable {
    /// No more force, at once, until it is allowed again.
    case emergencyStop
    /// Force may come back, outside the skin.
    case resume
    /// The procedure is held: no force, and its time stands still; an instructor's.
    case pause
    /// The pause is over; an instructor's.
    case proceed
    /// The end, with a report.
    case end
}
