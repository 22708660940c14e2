import Authoring
import Records
import Scoring

/// Keeps a trainee's attempt in the station's store. Opened before the run, so that a store that can't be used is told
/// before anybody has tried.
struct ResultKeeper {
    private let store: Store
    private let trainee: String
    /// The head of the chain before this attempt: whoever keeps the report can show later that nothing was cut off.
    let head: String?

    /// Nil where nobody's attempt is to be kept.
    init?(_ options: RunOptions) throws {
        guard let trainee = options.trainee else { return nil }
        let language = options.language.language
        store = try options.state.store(language)
        head = try StateFolder.attempt(language) { [store] () throws(StoreFailure) in try store.head() }
        self.trainee = trainee
    }

    /// What the report says of it.
    var note: LocalizedText {
        LocalizedText(
            ja: "受講者 \(trainee) の結果として保存。これ以前の鎖の先頭: \(head ?? "(最初の結果)")",
            en: "Kept as a result of \(trainee). Head of the chain before it: \(head ?? "(the first result)")")
    }

    /// Keeps it; nil, or why it could not.
    func keep(_ score: Score, run: RunFacts, recording: String?) -> LocalizedText? {
        var attempt = Attempt(
            score, by: trainee, mode: run.mode, began: run.began, digest: run.digest, device: run.device)
        do throws(StoreFailure) {
            if let recording { try store.keep(recording: recording, of: &attempt) }
            try store.add(attempt, at: StateFolder.now)
            return nil
        } catch { return error.sentence }
    }

    /// What a score does not say of its run.
    struct RunFacts {
        var mode: ScoringMode
        var began: String
        var digest: String
        var device: String
    }
}
