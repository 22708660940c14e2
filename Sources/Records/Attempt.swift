public import Authoring
public import FoundationEssentials

/// What is kept of one finished attempt. Whoever reads it learns a pseudonym, never a name.
public struct Attempt: Codable, Sendable, Equatable, Identifiable {
    /// A criterion of the scenario, and what it earned.
    public struct Criterion: Codable, Sendable, Equatable {
        public var id: String
        public var title: LocalizedText
        /// Points.
        public var earned: Double
        public var available: Double

        public init(id: String, title: LocalizedText, earned: Double, available: Double) {
            self.id = id
            self.title = title
            self.earned = earned
            self.available = available
        }

        /// Points that it cost.
        public var lost: Double { max(0, available - earned) }
    }

    /// How it went.
    public enum Verdict: String, Codable, Sendable { case passed, failed, void }

    /// Its own for ever, also when stations are joined.
    public var id: UUID
    /// The trainee's pseudonym; the school keeps who that is.
    public var trainee: String
    /// The scenario's name, version and title.
    public var scenario: String
    public var version: String
    public var title: LocalizedText
    /// `learn` or `test`.
    public var mode: String
    /// When it began, UTC: `2026-11-24T09:30:00Z`.
    public var began: String
    public var verdict: Verdict
    /// Points earned, and points that could be earned.
    public var earned: Double
    public var available: Double
    /// The titles of its critical errors.
    public var criticalErrors: [LocalizedText]
    public var criteria: [Criterion]
    /// Measured values by name, each in the unit of its definition.
    public var metrics: [String: Double]
    /// The digest of the run's frames, hex.
    public var digest: String
    /// The recording beside the store and the SHA-256 of its bytes, hex; nil where there is none.
    public var recording: String?
    public var recordingHash: String?
    /// The program's version, and the device's profile.
    public var program: String
    public var device: String
    /// The script that moved a virtual device; nil where somebody held one.
    public var hand: String?
    /// The seed of the class, whose patient and events it was; nil where there was none.
    public var cohort: UInt64?

    public init(
        id: UUID = UUID(), trainee: String, scenario: String, version: String, title: LocalizedText, mode: String,
        began: String, verdict: Verdict, earned: Double, available: Double, criticalErrors: [LocalizedText] = [],
        criteria: [Criterion] = [], metrics: [String: Double] = [:], digest: String, program: String, device: String,
        hand: String? = nil, cohort: UInt64? = nil
    ) {
        self.id = id
        self.trainee = trainee
        self.scenario = scenario
        self.version = version
        self.title = title
        self.mode = mode
        self.began = began
        self.verdict = verdict
        self.earned = earned
        self.available = available
        self.criticalErrors = criticalErrors
        self.criteria = criteria
        self.metrics = metrics
        self.digest = digest
        self.program = program
        self.device = device
        self.hand = hand
        self.cohort = cohort
    }

    /// Percent of the available points; 0 where none are available.
    public var percent: Double { available > 0 ? earned / available * 100 : 0 }

    /// What cost most; nil where nothing did.
    public var costliest: Criterion? { criteria.filter { $0.lost > 0 }.max { $0.lost < $1.lost } }

    /// True for a pseudonym: 1 to 64 letters (`a` to `z`, either case), digits, `-` or `_`, so that it can stand in a file's
    /// name, and a person's name in Japanese is none.
    public static func isPseudonym(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.unicodeScalars.allSatisfy { scalar in
                switch scalar {
                case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
                default: false
                }
            }
    }

    /// The one text that stands for it: sorted keys, no spaces. What the chain commits to.
    func canonicalText() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    /// What its recording is called beside the store: nobody's path, whoever wrote the text.
    static func recordingName(of id: UUID) -> String { "\(id.uuidString).mcap" }

    static func read(_ text: String) throws -> Attempt {
        let attempt = try JSONDecoder().decode(Attempt.self, from: Data(text.utf8))
        guard attempt.recording == nil || attempt.recording == recordingName(of: attempt.id) else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: [], debugDescription: "the recording of \(attempt.id) is not called after it"))
        }
        return attempt
    }
}
