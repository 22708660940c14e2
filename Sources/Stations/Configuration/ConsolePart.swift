/// A part of the console that a place may do without. Hiding one makes pages simpler; what somebody may do is their role's
/// matter.
public enum ConsolePart: String, Sendable, Codable, CaseIterable {
    /// The choice between learning and a test; the form and text of scenarios.
    case modes, author
    /// Coaching and pointing, what may happen to the patient, confirming and ruling.
    case advice, events, rulings
    /// Codes to sign in with, classes, the table of progress, exemplars, reports with their replays.
    case codes, classes, progress, exemplars, replays

    /// What `simple: true` leaves out: a trainee still chooses, does, and sees their reports.
    public static let advanced: [ConsolePart] = [.author, .advice, .events, .rulings, .exemplars]
}
