import Authoring
import Console
import Devices
import Foundation
import Patients
import Profiles
import Records
import Scoring
import Servo
import Synchronization
import Terminals
import Transports

/// A session that the daemon runs: what pages say goes in, pictures come out. The thread that follows the run and those of
/// the console meet here, each for a moment; the servo thread knows nothing of it.
final class StationSession: Sendable {
    /// What was said on a page.
    enum Word: Sendable {
        case answer(Action)
        case instructor(Action)
        /// Force may come back.
        case resume
    }

    private struct State: Sendable {
        var words: [Word] = []
        var requests: Int32 = 0
        var scenario: Scenario?
        var rules = ModeRules.standard(.test)
        /// Whole, and as a trainee may see it.
        var scene: (whole: [UInt8], trainee: [UInt8])?
        var controls: Controls?
        var coaching: SessionPicture.Coaching?
        var preparing: LocalizedText?
        /// When the next picture is due, and when a new frame was last seen, s of a clock that does not run backward.
        var due = 0.0
        var beat = 0.0
        var tick: UInt64 = 0
        var last: SessionPicture
        var outcome: Outcome?
    }

    /// How it went.
    struct Outcome: Sendable {
        var verdict: Score.Verdict
        var timing: LoopTiming
    }

    /// Counts from 1 for each daemon.
    let number: Int
    let scenario: String
    let device: String
    let trainee: String?
    private let board: LiveBoard
    private let safe: ResultSafe
    private let state: Mutex<State>

    /// The most words that wait: more is nobody's typing.
    private static let mostWords = 64

    init(
        number: Int, scenario: String, device: String, trainee: String?, board: LiveBoard, safe: ResultSafe
    ) {
        self.number = number
        self.scenario = scenario
        self.device = device
        self.trainee = trainee
        self.board = board
        self.safe = safe
        state = Mutex(State(last: SessionPicture(session: number)))
        state.withLock { $0.beat = Self.now }
        publish { _ in }
    }

    /// What does not change, JSON, whole or as a trainee may see it; nil until the device is open.
    func scene(whole: Bool) -> [UInt8]? { state.withLock { whole ? $0.scene?.whole : $0.scene?.trainee } }
    /// Nil until it is over with a score.
    var outcome: Outcome? { state.withLock { $0.outcome } }
    /// How long ago the servo thread last showed a new frame, s. Before the first one: since the session was asked for.
    var silence: Double { state.withLock { Self.now - $0.beat } }
    /// True before the first frame: a device is being opened, or homed.
    var isPreparing: Bool { state.withLock { $0.scene == nil } }

    // MARK: from the console

    /// Says something; false where too much is waiting.
    func say(_ word: Word) -> Bool {
        state.withLock {
            guard $0.words.count < Self.mostWords else { return false }
            $0.words.append(word)
            return true
        }
    }

    /// What the scenario knows, so that a word can be refused at once.
    func trouble(_ action: Action) -> LocalizedText? {
        guard let scenario = state.withLock({ $0.scenario }) else { return nil }
        return InstructorWords(scenario).trouble(action)
    }

    /// Tells the trainee something, or points at a place.
    func coach(_ change: @Sendable (inout SessionPicture.Coaching) -> Void) {
        state.withLock {
            var coaching = $0.coaching ?? SessionPicture.Coaching()
            change(&coaching)
            $0.coaching = coaching
        }
    }

    /// No more force, at once: straight to the loop, past everything that waits.
    func emergencyStop() {
        state.withLock {
            $0.controls?.ask(.emergencyStop)
            $0.requests |= 2
        }
    }

    /// Holds the procedure, straight in the loop, or lets it go on.
    func pause(_ isHeld: Bool) { state.withLock { $0.controls?.ask(isHeld ? .pause : .proceed) } }

    /// The end, at zero force, with a report.
    func end() { state.withLock { $0.requests |= 1 } }

    // MARK: from the run

    /// How far the device is on its way to showing a force, and what the person is to do. From any thread.
    func prepare(_ stage: FalconStage) {
        let isDone = if case .homing(.done, _) = stage { true } else { false }
        let isFirst = state.withLock { state in
            // A run that goes on shows by itself that the device is back.
            state.preparing = isDone && state.scene != nil ? nil : ForceDevice.words(stage)
            return state.scene == nil
        }
        if isFirst { publish { _ in } }
    }

    /// The device is open, and the loop begins.
    func begin(_ procedure: Procedure, mode: ScoringMode, controls: Controls) {
        let scene = SessionScene(
            procedure.scenario, device: procedure.profile.name, following: procedure.exemplar, mode: mode,
            number: number, trainee: trainee)
        let rules = procedure.scenario.rules(in: mode)
        let whole = (try? JSONText.line(scene)) ?? "null"
        let own = (try? JSONText.line(scene.seen(by: rules))) ?? "null"
        state.withLock {
            $0.scenario = procedure.scenario
            $0.rules = rules
            $0.scene = (Array(whole.utf8), Array(own.utf8))
            $0.controls = controls
            $0.preparing = nil
            $0.beat = Self.now
        }
    }

    /// What signals would ask for.
    func takeRequests() -> Int32 {
        state.withLock { state in
            defer { state.requests = 0 }
            return state.requests
        }
    }

    func takeWords() -> [Word] {
        state.withLock { state in
            guard !state.words.isEmpty else { return [] }
            defer { state.words = [] }
            return state.words
        }
    }

    /// Shows a moment, 30 times a second at the most.
    func show(
        _ frame: Frame, _ scorer: Scorer, asking: (question: Question, ticked: Set<String>)?, progress: LocalizedText?
    ) {
        let (isDue, rules, coaching, preparing) = state.withLock { state in
            let now = Self.now
            if frame.tick != state.tick { (state.tick, state.beat) = (frame.tick, now) }
            guard now >= state.due else { return (false, state.rules, state.coaching, state.preparing) }
            state.due = max(state.due + 1 / Double(LiveBoard.rate), now)
            return (true, state.rules, state.coaching, state.preparing)
        }
        guard isDue else { return }
        var picture = SessionPicture(session: number, frame, scorer, asking: asking)
        picture.progress = progress
        picture.prompt = scorer.currentStep?.prompt
        picture.coaching = coaching
        picture.preparing = preparing
        state.withLock { $0.last = picture }
        let own = picture.seen(by: rules, entry: frame.entry, in: frame.travel > 0)
        board.show(trainee: own.json, whole: picture.json, owner: trainee)
    }

    /// It is over, with a score.
    func finish(_ score: Score, timing: LoopTiming, report: String?) {
        let verdict = Outcome(verdict: score.verdict, timing: timing)
        state.withLock { $0.outcome = verdict }
        let folder = report?.split(separator: "/").last.map(String.init)
        publish { picture in
            picture.end = SessionPicture.End(
                report: folder, verdict: score.verdict.rawValue, percent: score.percent)
        }
    }

    /// It could not go on, or not all of it could be kept.
    func fail(_ sentence: String) {
        publish { picture in
            var end = picture.end ?? SessionPicture.End()
            end.sentence = [end.sentence, sentence].compactMap(\.self).joined(separator: "\n")
            picture.end = end
        }
    }

    /// A full disk: gives the room that the station holds for a result. False where there is none.
    func makeRoom() -> Bool { safe.makeRoom() }

    /// A result that could not be written: the station writes it when it can.
    func remember(_ attempt: Attempt, because trouble: StoreFailure) {
        safe.remember(attempt, because: trouble)
    }

    /// Shows the last moment with something added, to everybody alike: it holds nothing from under the skin.
    private func publish(_ change: (inout SessionPicture) -> Void) {
        var picture = state.withLock { state in
            change(&state.last)
            state.last.preparing = state.last.end == nil ? state.preparing : nil
            return state.last
        }
        picture.stamp = Date().timeIntervalSince1970 * 1000
        (picture.depth, picture.angle, picture.force, picture.layer, picture.asked) = (nil, nil, nil, nil, nil)
        let json = picture.json
        board.show(trainee: json, whole: json, owner: trainee, isOver: picture.end != nil)
    }

    private static let start = ContinuousClock.now
    private static var now: Double { start.duration(to: .now) / .seconds(1) }
}
