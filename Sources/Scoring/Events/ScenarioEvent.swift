public import Authoring

/// Something that may happen to the patient, and what is right to do then. Only events branch a procedure.
public struct ScenarioEvent: Sendable, Equatable {
    /// What the needle meets, or lets happen.
    public enum Contact: String, Sendable, CaseIterable {
        /// Within the anatomy's reach of a nerve, or in it.
        case nerve
        /// In a vessel, with blood in the syringe.
        case blood
        case bone
        case bursa
        /// At least 1 % of the syringe's content came back out of the skin, or went beside it.
        case leak
    }

    /// When it happens.
    public enum Trigger: Sendable, Equatable {
        case touches(Contact)
        /// So long after a step, s, with a chance of 0 … 1: the same for a whole cohort.
        case after(step: String, between: ClosedRange<Double>, chance: Double)
        /// When the instructor says so.
        case instructor
        /// When somebody did that: `recap`.
        case did(String)
    }

    /// What a sensor sees of a reaction.
    public enum Movement: String, Sendable, CaseIterable {
        /// Nothing flows any more.
        case plungerStill = "plunger-still"
        case needleOut = "needle-out"
        /// The tip is 3 mm further out than where it was.
        case tipBack = "tip-back"
    }

    /// One thing that is right to do.
    public struct Reaction: Sendable, Equatable {
        /// As actions name it: `call-help`.
        public var id: String
        public var text: LocalizedText
        /// Seen by a sensor; nil for what somebody says.
        public var does: Movement?
        /// s after the cue; nil for some time before the end.
        public var within: Double?
        /// The step by whose beginning it must be done.
        public var before: String?
        /// In a test it counts only where an instructor says so; while learning the trainee's word does.
        public var confirmedBy: Step.Confirmer
        /// The scenario that is carried out then, scored apart.
        public var runs: String?
    }

    /// How the procedure goes on.
    public enum Ending: Sendable, Equatable {
        case goOn, end
        /// What was done from this step on counts no more, but for the punctures; `refills` where the syringe is a new one.
        case restart(from: String, refills: Bool)
    }

    /// Unique in the scenario.
    public var id: String
    public var title: LocalizedText
    public var trigger: Trigger
    /// What the patient says, and what is to be seen: a cue for every device.
    public var says: LocalizedText?
    public var sees: LocalizedText?
    public var reactions: [Reaction]
    /// What must not be done once it has happened.
    public var forbids: [Step.Forbidden]
    /// The critical error of not reacting in time.
    public var critical: String?
    /// Criteria that lose all their points where the reaction was not right.
    public var loses: [String]
    /// A sound goes with the cue.
    public var sound: Bool
    /// How hard the patient jerks with it, N; 0 for not at all. Felt on a force device, with the needle in tissue.
    public var jerk: Double
    public var ending: Ending

    /// An instructor's key lets it begin: neither the needle nor luck does.
    var isInstructors: Bool {
        switch trigger {
        case .instructor, .did: true
        case .touches, .after: false
        }
    }
}
