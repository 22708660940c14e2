/// What an instructor ruled about a run, as its score shows it.
public struct Review: Sendable, Codable, Equatable {
    /// One ruling that changed the score.
    public struct Line: Sendable, Codable, Equatable {
        /// What was ruled.
        public enum Kind: String, Sendable, Codable {
            case confirm, event, override, lift, void, note
        }
        public var kind: Kind
        /// The step, criterion or critical error; empty for the whole attempt.
        public var of: String
        /// Points, before and afterwards; nil where it is not about points.
        public var was: Double?
        public var points: Double?
        public var because: String
        public var by: String
        /// When it was said; nil for a ruling after the run.
        public var tick: UInt64?
    }

    /// The instructor's judgement of the whole, apart from points: 1 (poor) … 5 (excellent).
    public struct Rating: Sendable, Codable, Equatable {
        public var value: Int
        public var because: String
        public var by: String
    }

    /// In the order in which they were made.
    public var lines: [Line] = []
    public var rating: Rating?
    /// Critical errors that were none.
    public var lifted: [CriticalError] = []

    public init() {}
}
