public import Authoring

/// One step of a procedure, as the instructor wrote it.
public struct Step: Sendable, Equatable {
    /// How a step is done.
    public enum Kind: String, Sendable, CaseIterable {
        /// The needle shows it.
        case sensed
        /// A question to the patient, or a choice: a decision with wrong options.
        case ask, choose
        case checklist
        /// The trainee, or an instructor, says that it was done.
        case confirm
        /// Time passes.
        case wait
    }

    /// What the needle does when a sensed step begins.
    public enum Trigger: String, Sendable, CaseIterable {
        /// The tip comes within 30 mm of the skin.
        case approach
        case puncture, injection, withdrawal
    }

    /// What the needle does when a sensed step is over.
    public enum End: String, Sendable, CaseIterable {
        /// The needle has stood still for 300 ms.
        case needleStill = "needle-still"
        /// 99 % of the dose are out of the syringe.
        case doseDelivered = "dose-delivered"
        case needleOut = "needle-out"
    }

    /// Who says that a step was done which no sensor sees.
    public enum Confirmer: String, Sendable, CaseIterable {
        /// A button is enough, except for what is critical in a test.
        case trainee
        /// In a test it earns points only where an instructor confirms it; while learning the trainee's word does.
        case instructor
    }

    /// Something that must not be done from this step on.
    public struct Forbidden: Sendable, Equatable {
        /// As actions name it: `recap`. ``plungerMoves`` is seen by a sensor, while the step goes on.
        public var deed: String
        /// What people read of it; the file's own, or what is known of it otherwise.
        public var text: LocalizedText
        /// The critical error that it is; where `nil` it costs the step's points.
        public var error: String?
        public var because: LocalizedText?

        /// The deed of moving the plunger before the step is over.
        public static let plungerMoves = "plunger-moves"
    }

    /// Unique in the scenario.
    public var id: String
    public var kind: Kind
    public var text: LocalizedText
    /// Coaching, shown while learning and never in a test.
    public var prompt: LocalizedText?
    /// Counts only once all of these have begun.
    public var after: [String]
    /// Counts only until one of these has begun; undone by then it is the step's critical error, where it has one.
    public var before: [String]
    /// For doing it: the decision, the ticks, the confirmation.
    public var points: Double
    public var critical: String?
    public var confirmedBy: Confirmer
    public var options: [StepOption]
    public var items: [ChecklistItem]
    public var starts: Trigger?
    /// The first of these ends it; empty where nothing in particular does.
    public var ends: [End]
    /// How many times faster the procedure's clock runs while it waits; 1 for every other kind.
    public var factor: Double
    public var forbids: [Forbidden]
    public var criteria: [Criterion]

    /// The items that belong on the list.
    public var wanted: [ChecklistItem] { items.filter { $0.wrong == nil } }
    /// A list with items that do not belong on it is a decision, not a declaration.
    var isDecision: Bool { kind == .ask || kind == .choose || items.contains { $0.wrong != nil } }
}
