public import Authoring
public import Scoring
public import Sessions

/// What a trainee, an instructor or a program is told about one run: `report.json` and one HTML page.
///
/// Works for every run, also one that never touched the skin, has no frames, or holds numbers that are not finite:
/// the report then says so.
public struct Report: Sendable {
    /// What the run earned, and why.
    public var score: Score
    /// What the pictures draw from.
    public var run: RunRecord
    /// What neither of them says.
    public var circumstances: Circumstances

    public init(score: Score, run: RunRecord, circumstances: Circumstances) {
        self.score = score
        self.run = run
        self.circumstances = circumstances
    }
}

/// What a report says about a run beside its score and its frames.
public struct Circumstances: Sendable, Equatable {
    /// How the scenario was run.
    public enum Mode: String, Sendable, CaseIterable {
        /// With prompts and the view under the skin.
        case learn
        /// Skin and landmarks only.
        case test
    }
    public var mode: Mode
    /// A pseudonym; `nil` where nobody said whose run it was.
    public var trainee: String?
    /// Versions of the program, its force model and the device's profile, e.g. "0.1.0".
    public var program: String
    public var model: String
    public var profile: String
    /// Who the virtual patient is, and which real-time rights the run had; `nil` shows the run's own words, which are
    /// in one language.
    public var patient: LocalizedText?
    public var policy: LocalizedText?
    /// What a reader has to know of how it was run: "waits were fast-forwarded".
    public var notes: [LocalizedText]
    /// The needle from tip to hub, m; `nil` draws it without a hub.
    public var needleLength: Double?

    public init(
        mode: Mode, trainee: String? = nil, program: String, model: String, profile: String,
        patient: LocalizedText? = nil,
        policy: LocalizedText? = nil, notes: [LocalizedText] = [], needleLength: Double? = nil
    ) {
        self.mode = mode
        self.trainee = trainee
        self.program = program
        self.model = model
        self.profile = profile
        self.patient = patient
        self.policy = policy
        self.notes = notes
        self.needleLength = needleLength
    }
}
