import Devices
import Profiles
import Recordings
import Scoring
import Servo
import Sessions
import Space

/// Frames and what was said in, score and evidence out: for replays and cases, without a screen.
struct SessionScorer {
    /// What is wanted beside the score.
    struct Wishes: Sendable {
        var digest = true
        var trace = true
    }

    private let wishes: Wishes
    private(set) var scorer: Scorer
    private var detector = EventDetector()
    private var sum = FrameDigest()
    private(set) var trace = FrameTrace()
    private(set) var events: [Event] = []
    /// The events of the last frame.
    private(set) var now: [Event] = []
    private(set) var ticks: UInt64 = 0
    /// N².
    private var force = 0.0
    private var sent = 0.0
    private var last: (tick: UInt64, seconds: Double) = (0, 0)

    init(_ scenario: Scenario, on profile: Profile, mode: ScoringMode, exemplar: Exemplar?, wishes: Wishes) {
        self.wishes = wishes
        scorer = Scorer(scenario: scenario, senses: profile.senses, mode: mode, exemplar: exemplar)
    }

    /// True once somebody said that the procedure is over.
    var isEnded: Bool { scorer.isEnded }

    /// One frame, after what was said at it.
    mutating func observe(_ frame: Frame, _ actions: [Action]) {
        if !now.isEmpty { now.removeAll(keepingCapacity: true) }
        if !actions.isEmpty { say(actions, tick: frame.tick, seconds: frame.time.seconds) }
        let before = now.count
        detector.observe(frame) { now.append($0) }
        if now.count > before {
            for event in now[before...] { note(event) }
        }
        scorer.observe(frame)
        if wishes.digest { sum.add(frame) }
        if wishes.trace { trace.observe(frame) }
        force = max(force, frame.force.squaredLength)
        sent = max(sent, frame.sent.squaredLength)
        ticks += 1
        last = (frame.tick, frame.time.seconds)
    }

    /// What was said after the last frame.
    mutating func afterwards(_ actions: [Action]) {
        now.removeAll()
        say(actions, tick: last.tick + 1, seconds: last.seconds)
    }

    func score(_ timing: LoopTiming) -> Score { scorer.finish(timing: timing) }

    /// Over all frames; nil where it was not wanted.
    mutating func digest() -> String? { wishes.digest ? sum.finish() : nil }

    /// What was done as a model for others.
    func exemplar(percent: Double) -> Exemplar? { scorer.exemplar(by: "expert", percent: percent) }

    /// N.
    var peakForce: Double { force.squareRoot() }
    var peakSent: Double { sent.squareRoot() }

    private mutating func say(_ actions: [Action], tick: UInt64, seconds: Double) {
        for action in actions {
            detector.observe(action, tick: tick, time: seconds) { now.append($0) }
        }
        for event in now { note(event) }
    }

    private mutating func note(_ event: Event) {
        events.append(event)
        scorer.observe(event)
        if wishes.trace { trace.observe(event) }
    }
}
