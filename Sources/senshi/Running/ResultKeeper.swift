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

    /// Keeps it; nil, or what could not be kept, and why. A result without its recording is better than none.
    /// - Parameter session: of a station; it keeps in mind what could not be written yet.
    func keep(
        _ score: Score, run: RunFacts, recording: String?, for session: StationSession?
    ) -> LocalizedText? {
        var attempt = Attempt(score, by: trainee, run: run)
        var trouble: LocalizedText?
        if let recording {
            do throws(StoreFailure) { try store.keep(recording: recording, of: &attempt) } catch {
                trouble = error.sentence
            }
        }
        do throws(StoreFailure) { try add(attempt, for: session) } catch {
            session?.remember(attempt, because: error)
            return session == nil ? error.sentence : Self.later(error.sentence)
        }
        return trouble
    }

    /// On a full disk, into the room that a station keeps for it.
    private func add(_ attempt: Attempt, for session: StationSession?) throws(StoreFailure) {
        do throws(StoreFailure) { try store.add(attempt, at: StateFolder.now) } catch {
            guard error.cause == .full, session?.makeRoom() == true else { throw error }
            try store.add(attempt, at: StateFolder.now)
        }
    }

    private static func later(_ why: LocalizedText) -> LocalizedText {
        LocalizedText(
            ja: "結果はまだ保存できていません。ステーションが覚えていて、書けるようになりしだい保存します。\(why.ja)",
            en: "The result could not be kept yet. The station remembers it, and keeps it as soon as it can. \(why.en)")
    }

    /// What a score does not say of its run.
    struct RunFacts {
        var mode: ScoringMode
        var began: String
        var digest: String
        var device: String
        /// The script that moved the device.
        var hand: String?
        var cohort: UInt64?
    }
}
