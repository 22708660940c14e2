import Authoring
import Records

/// How one trainee comes along, and what is best next.
struct ProgressSheet: Encodable {
    var progress: TraineeProgress
    var next: NextCase?

    /// Everybody, in the order in which they first trained.
    static func all(
        _ attempts: [Attempt], experts: Set<String>, of trainee: String? = nil, _ language: Language
    )
        -> [ProgressSheet]
    {
        var names: [String] = []
        for attempt in attempts where !names.contains(attempt.trainee) { names.append(attempt.trainee) }
        let library = ProgressCommand.candidates(language)
        return names.filter { trainee == nil || $0 == trainee }.map { name in
            ProgressSheet(
                progress: TraineeProgress(of: name, in: attempts, experts: experts),
                next: NextCase.after(attempts.filter { $0.trainee == name }, library: library))
        }
    }
}
