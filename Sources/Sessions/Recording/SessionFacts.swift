public import Recordings

/// What a recording says about its session beside what happened in it.
public struct SessionFacts: Sendable, Equatable {
    /// `senshi 0.1.0`.
    public var program: String
    /// The force model, the scenario's and the device's name, the language and how it is scored.
    public var model, scenario, device, language, mode: String
    /// ISO 8601; nil in stepped time.
    public var started: String?
    /// A pseudonym; nil where nobody said whose run it was.
    public var trainee: String?
    /// ns since 1970 at the run's zero; 0 in stepped time.
    public var epoch: UInt64
    public var stepped: Bool
    /// The seed of the class whose patient and events these are; nil where there is none.
    public var cohort: UInt64?
    /// The files that the session was made of, as they were, by their path in the library.
    public var files: [Attachment]

    public init(
        program: String, model: String, scenario: String, device: String, language: String, mode: String,
        started: String?, trainee: String? = nil, cohort: UInt64? = nil, epoch: UInt64, stepped: Bool,
        files: [Attachment]
    ) {
        self.program = program
        self.model = model
        self.scenario = scenario
        self.device = device
        self.language = language
        self.mode = mode
        self.started = started
        self.trainee = trainee
        self.epoch = epoch
        self.stepped = stepped
        self.cohort = cohort
        self.files = files
    }

    /// The name of the record that holds them.
    public static let note = "senshi"

    /// As the notes of a recording.
    var notes: [String: String] {
        [
            "program": program, "model": model, "scenario": scenario, "device": device, "language": language,
            "mode": mode, "started": started ?? "",
            "trainee": trainee ?? "", "cohort": cohort.map { "\($0)" } ?? "", "epoch_ns": "\(epoch)",
            "stepped": "\(stepped)",
        ]
    }

    /// From the notes and files of a recording.
    public init(notes: [String: String], files: [Attachment]) {
        func note(_ key: String) -> String { notes[key] ?? "" }
        self.init(
            program: note("program"), model: note("model"), scenario: note("scenario"), device: note("device"),
            language: note("language"), mode: note("mode"), started: note("started").isEmpty ? nil : note("started"),
            trainee: note("trainee").isEmpty ? nil : note("trainee"), cohort: UInt64(note("cohort")),
            epoch: UInt64(note("epoch_ns")) ?? 0, stepped: note("stepped") == "true", files: files)
    }
}
