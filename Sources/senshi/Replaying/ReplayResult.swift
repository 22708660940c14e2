import Authoring
import Devices
import Recordings
import Scoring
import Servo
import Sessions

/// A recording scored again: what came of it, and whether it is what came of it live.
struct ReplayResult: Sendable {
    let score: Score
    let events: [Event]
    let timing: LoopTiming
    /// Over the frames that were computed now; nil where it was not wanted.
    let digest: String?
    let ticks: UInt64
    let facts: SessionFacts
    /// The last word of the recording.
    let end: SessionEnd?
    /// The recording has no end; where it stops.
    let cut: RecordingError?
    /// The first frame on file that differs from the one computed now.
    let difference: FrameDifference?
    let trace: FrameTrace
    /// The greatest force on the hand, N: of the model, and sent.
    let peakForce, peakSent: Double
    let procedure: RecordedProcedure
    /// Where the hand came from, as ``SessionReplay/source`` says it.
    let source: String
    /// What was done as a model for others; nil where no insertion came to an end.
    let exemplar: Exemplar?

    /// True where the digest was taken, and is the live run's.
    var isSame: Bool { digest != nil && digest == end?.sha256 && difference == nil }

    /// Events of a session; more were made up to fill the memory.
    private static let mostEvents = 100_000

    /// Which parts of a replay are wanted beside the score.
    struct Wishes: Sendable {
        var digest = true
        var trace = true
        var compare = true
    }

    /// Plays a whole recording.
    ///
    /// - Parameters:
    ///   - review: the path of an instructor's review.
    ///   - each: called with every frame after it has been scored, and the scorer, which knows the events at it.
    init(
        path: String, scenario: String? = nil, source: SessionReplay.Source = .poses, wishes: Wishes = Wishes(),
        review: String? = nil, each: (Frame, SessionScorer) -> Void = { _, _ in }
    ) throws {
        var replay = try SessionReplay(
            path: path, scenario: scenario, source: source, more: wishes.compare ? [.frames] : [])
        procedure = replay.procedure
        self.source = replay.source
        facts = replay.session.facts
        var scorer = SessionScorer(
            procedure.scenario, on: procedure.profile, mode: ScoringMode(rawValue: facts.mode) ?? .learn,
            exemplar: procedure.exemplar, wishes: SessionScorer.Wishes(digest: wishes.digest, trace: wishes.trace))
        var difference: FrameDifference?
        while try replay.advance() {
            scorer.observe(replay.frame, replay.session.actions)
            guard scorer.events.count <= Self.mostEvents else {
                throw RecordingError(
                    .damaged, "more happens in it than in any session; it was made by another program.")
            }
            if wishes.compare, difference == nil, let recorded = replay.recorded(replay.frame.tick) {
                difference = FrameDifference(recorded, replay.frame)
            }
            each(replay.frame, scorer)
        }
        scorer.afterwards(replay.session.afterwards)
        if let review { scorer.afterwards(try Self.actions(of: review, for: procedure.scenario)) }
        ticks = scorer.ticks
        timing = replay.timing(ticks: ticks)
        score = scorer.score(timing)
        events = scorer.events
        exemplar = scorer.exemplar(percent: score.percent)
        digest = scorer.digest()
        trace = scorer.trace
        self.difference = difference
        end = replay.session.end
        cut = replay.session.cut
        peakForce = scorer.peakForce
        peakSent = scorer.peakSent
    }

    /// What an instructor says in a review file.
    private static func actions(of path: String, for scenario: Scenario) throws -> [Action] {
        let diagnostics = Diagnostics()
        let review = Document.read(contentsOf: path, into: diagnostics).flatMap {
            ReviewFile($0, of: scenario, into: diagnostics)
        }
        guard let review else { throw ReviewTrouble(diagnostics: diagnostics) }
        return review.actions
    }
}
