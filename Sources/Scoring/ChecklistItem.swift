public import Authoring

/// One item of a `checklist` step.
public struct ChecklistItem: Sendable, Equatable {
    /// Unique in the step.
    public var id: String
    public var text: LocalizedText
    /// Leaving it out is the step's critical error.
    public var critical: Bool
    /// Why it does not belong on the list; `nil` where it does.
    public var wrong: LocalizedText?
}
