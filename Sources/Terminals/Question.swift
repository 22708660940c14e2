public import Authoring

/// What a step asks of the trainee at the keyboard.
public struct Question: Sendable, Equatable {
    /// How it is answered.
    public enum Kind: Sendable, Equatable {
        /// One of the options, right and wrong ones; the first answer counts.
        case choose([Option])
        /// Each item by itself.
        case checklist([Option])
        /// Done. The deeds are what one might do as well, and should not: `recap`, `massage`.
        case confirm(deeds: [Option])
        /// Begins to wait.
        case wait
    }
    /// One line that has a key of its own.
    public struct Option: Sendable, Equatable {
        /// The id that the scenario gives it.
        public var id: String
        public var text: LocalizedText

        public init(id: String, text: LocalizedText) {
            self.id = id
            self.text = text
        }
    }

    /// The id of the step.
    public var step: String
    public var text: LocalizedText
    public var kind: Kind

    public init(step: String, text: LocalizedText, kind: Kind) {
        self.step = step
        self.text = text
        self.kind = kind
    }
}
