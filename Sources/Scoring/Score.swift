public import Authoring

/// What a run earned, and why: checklist, critical errors and metrics apart.
public struct Score: Sendable, Codable, Equatable {
    /// How the attempt went.
    public enum Verdict: String, Sendable, Codable {
        case passed, failed
        /// Neither: the device or the loop failed the trainee. `voidReasons` says how.
        case void
    }
    /// What was scored against.
    public var scenario: Identity
    /// The guideline profile, e.g. `jp`.
    public var guideline: String
    /// No dated clinical reviewer: every report says "draft, not for assessment".
    public var draft: Bool
    /// The clinicians who reviewed it, with their dates; nil in scores of before they were kept.
    public var reviewers: [Reviewer]?
    public var verdict: Verdict
    public var voidReasons: [LocalizedText]
    /// Points.
    public var earned: Double
    public var available: Double
    /// The share of points that passes, percent.
    public var passMark: Double
    public var steps: [StepResult]
    public var criticalErrors: [CriticalError]
    public var metrics: [Metric]
    /// What this device can't sense, left out of earned and available.
    public var leftOut: [LeftOut]
    /// What happened to the patient, and what was done about it: scored apart.
    public var events: [EventResult]
    /// What people read of the deeds and reactions that the scenario names; nil in scores of before it was kept.
    public var deeds: [String: LocalizedText]?
    /// What an instructor ruled over it; nil where nobody did.
    public var review: Review?
    /// One or two sentences for the trainee.
    public var feedback: [LocalizedText]

    /// Percent of the available points, 0 … 100; 0 where none are available.
    public var percent: Double { available > 0 ? earned / available * 100 : 0 }

    public init(
        scenario: Identity, guideline: String, draft: Bool, verdict: Verdict, voidReasons: [LocalizedText],
        earned: Double, available: Double, passMark: Double, steps: [StepResult], criticalErrors: [CriticalError],
        metrics: [Metric], leftOut: [LeftOut], events: [EventResult] = [], review: Review? = nil,
        feedback: [LocalizedText], reviewers: [Reviewer]? = nil, deeds: [String: LocalizedText]? = nil
    ) {
        self.scenario = scenario
        self.guideline = guideline
        self.draft = draft
        self.reviewers = reviewers
        self.verdict = verdict
        self.voidReasons = voidReasons
        self.earned = earned
        self.available = available
        self.passMark = passMark
        self.steps = steps
        self.criticalErrors = criticalErrors
        self.metrics = metrics
        self.leftOut = leftOut
        self.events = events
        self.deeds = deeds
        self.review = review
        self.feedback = feedback
    }
}

extension Score {
    /// Which text was scored against.
    public struct Identity: Sendable, Codable, Equatable {
        public var id: String
        /// Three numbers, and a name in both languages.
        public var version: String
        public var title: LocalizedText
        public init(id: String, version: String, title: LocalizedText) {
            self.id = id
            self.version = version
            self.title = title
        }
    }
}

/// The ticks that show it, first to last.
public struct TickRange: Sendable, Codable, Equatable {
    /// Both belong to it.
    public var first: UInt64
    public var last: UInt64
    public init(_ first: UInt64, _ last: UInt64) {
        self.first = first
        self.last = last
    }
}
