/// What a command asks of the daemon, one JSON object on a line.
public struct ControlRequest: Codable, Sendable, Equatable {
    /// What is wanted.
    public enum Wish: String, Codable, Sendable {
        /// How it stands.
        case status
        /// Begin a session.
        case start
        /// No more force, at once.
        case emergencyStop
        /// End the session with a report.
        case end
        /// Read scenarios, profiles and configuration again.
        case reload
        /// End the daemon.
        case shutDown
        /// Give up what could not be written yet of ``ControlRequest/trainee``, whose data is deleted next.
        case forget
    }

    public var wish: Wish
    /// Of a session that is to begin.
    public var order: SessionOrder?
    /// Whose data is to be deleted.
    public var trainee: String?
    /// `ja` or `en`: of what is answered.
    public var language: String

    public init(_ wish: Wish, order: SessionOrder? = nil, language: String) {
        self.wish = wish
        self.order = order
        self.language = language
    }
}
