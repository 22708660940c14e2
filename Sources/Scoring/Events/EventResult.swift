public import Authoring

/// An event that happened, and what was done about it. Scored apart, so that luck changes nobody's total.
public struct EventResult: Sendable, Codable, Equatable {
    /// One thing that was right to do.
    public struct Reaction: Sendable, Codable, Equatable {
        public var id: String
        public var title: LocalizedText
        /// s after the cue; nil where it was not done.
        public var after: Double?
        /// s that there were; nil for as long as the procedure lasted.
        public var within: Double?
        /// Done, and in time.
        public var isRight: Bool
        /// The scenario that was carried out then, scored apart.
        public var runs: String?
    }
    public var id: String
    /// What people read.
    public var title: LocalizedText
    /// From the cue to the last reaction.
    public var ticks: TickRange
    public var reactions: [Reaction]
    /// What was done that must not be, as actions name it.
    public var forbidden: String?
    /// The same as people read it; nil where nothing was, and in records of before it was kept.
    public var forbiddenText: LocalizedText?

    /// Everything was done in time and nothing that must not be.
    public var isRight: Bool { forbidden == nil && reactions.allSatisfy(\.isRight) }
}
