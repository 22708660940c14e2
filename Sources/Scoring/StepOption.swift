public import Authoring

/// One answer of an `ask` or `choose` step.
public struct StepOption: Sendable, Equatable {
    /// Unique in the step.
    public var id: String
    public var text: LocalizedText
    public var right: Bool
    /// Why it is not right.
    public var because: LocalizedText?
}
