/// What an instructor says about a run over what was measured, each with a reason that is kept.
public struct Ruling: Sendable, Equatable {
    /// What is ruled.
    public enum Kind: Sendable, Equatable {
        /// The step was done, in time.
        case confirm(step: String)
        /// Let the event begin, or did what is right in one.
        case event(String)
        /// So many points for a criterion, or for doing a step.
        case override(criterion: String, points: Double)
        /// That was no critical error.
        case lift(error: String)
        /// The whole, 1 … 5.
        case rate(Int)
        /// The attempt counts neither as passed nor as failed.
        case void
        /// Nothing is ruled: what the instructor saw, to be read with the report.
        case note
    }
    public var kind: Kind
    /// Who says so.
    public var by: String
    public var because: String

    public init(_ kind: Kind, by: String, because: String) {
        self.kind = kind
        self.by = by
        self.because = because
    }
}
