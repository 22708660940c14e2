/// What the trainee says that no sensor sees: from the keyboard, a button, a script or, later, the console.
public struct Action: Sendable, Equatable {
    /// What was said.
    public enum Kind: Sendable, Equatable {
        /// Chose an option (its id) of an `ask` or `choose` step.
        case choose(step: String, option: String)
        /// Ticked one item of a `checklist` step.
        case check(step: String, item: String)
        /// Did a `confirm` step, or began a `wait` step.
        case confirm(step: String)
        /// Did something that no step asks for: `recap`, `massage`.
        case did(String)
        /// Ruled over what was measured: an instructor's word.
        case rule(Ruling)
        /// Ends the procedure.
        case end
    }
    /// Who says so.
    public enum Evidence: String, Sendable, Codable {
        case sensed, decided, instructor
        case declared = "self"
    }

    public var kind: Kind
    public var evidence: Evidence
    /// The instructor who says so, where it is one; such a word stands in the review with their name.
    public var by: String?
    /// Why they say so; nil where they gave no reason.
    public var because: String?

    /// Something that is said; `by` and `because` are of an instructor's confirmation or event.
    public init(_ kind: Kind, evidence: Evidence = .declared, by: String? = nil, because: String? = nil) {
        self.kind = kind
        self.evidence = evidence
        self.by = by
        self.because = because
    }
}
