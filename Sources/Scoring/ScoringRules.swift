/// How points become a verdict.
public struct ScoringRules: Sendable, Equatable {
    /// A criterion that fails explains another.
    public struct Link: Sendable, Equatable {
        /// The ids of two criteria.
        public var cause: String
        public var consequence: String
    }
    /// The share of the points that passes, 0 … 1.
    public var pass: Double
    /// The longest that a device may be lost in tissue, s.
    public var deviceGap: Double
    /// The most ticks that may be missed, 0 … 1 of all.
    public var missedTicks: Double
    /// One fault costs once.
    public var links: [Link]
}
