public import Authoring
public import Devices

/// One step of the procedure, as it went.
public struct StepResult: Sendable, Codable, Equatable {
    /// How a step went.
    public enum Status: String, Sendable, Codable {
        case done, missed
        /// Done again after it was finished.
        case repeated
        /// Done, but not when it should have been.
        case outOfOrder
        /// The device can't show it.
        case leftOut
    }
    public var id: String
    /// What people read.
    public var title: LocalizedText
    public var status: Status
    /// Who says that it was done; `nil` where it was not.
    public var evidence: Action.Evidence?
    public var ticks: TickRange?
    public var criteria: [CriterionResult]

    public init(
        id: String, title: LocalizedText, status: Status, evidence: Action.Evidence?, ticks: TickRange?,
        criteria: [CriterionResult]
    ) {
        self.id = id
        self.title = title
        self.status = status
        self.evidence = evidence
        self.ticks = ticks
        self.criteria = criteria
    }
}

/// One line of the score: a value, its limit, what it earned, and the ticks that show it.
public struct CriterionResult: Sendable, Codable, Equatable {
    /// Which part of the band the value fell into.
    public enum Band: String, Sendable, Codable {
        case full, partial, zero
        /// The device can't sense it.
        case leftOut
        /// A failed cause already paid for it; not counted again.
        case explained
    }
    public var id: String
    /// What people read.
    public var title: LocalizedText
    /// In `unit`; `nil` where nothing was measured (a decision, or it never happened).
    public var value: Double?
    public var unit: String
    /// What was seen, in words: "84.2 deg", "the option …", "not done".
    public var seen: LocalizedText
    /// What earns the points: "80 to 100 deg".
    public var limit: LocalizedText
    public var band: Band
    public var earned: Double
    public var available: Double
    /// `sensed`, `mapped` or `absent` where a device measured it; `nil` for decisions and confirmations.
    public var sensing: String?
    /// Guideline and tag of the limit, e.g. "jp: JMA 2021 (s)".
    public var source: String
    public var ticks: TickRange?
    /// What to do better; `nil` where all points were earned.
    public var feedback: LocalizedText?

    public init(
        id: String, title: LocalizedText, value: Double?, unit: String, seen: LocalizedText, limit: LocalizedText,
        band: Band, earned: Double, available: Double, sensing: String?, source: String, ticks: TickRange?,
        feedback: LocalizedText?
    ) {
        self.id = id
        self.title = title
        self.value = value
        self.unit = unit
        self.seen = seen
        self.limit = limit
        self.band = band
        self.earned = earned
        self.available = available
        self.sensing = sensing
        self.source = source
        self.ticks = ticks
        self.feedback = feedback
    }
}
