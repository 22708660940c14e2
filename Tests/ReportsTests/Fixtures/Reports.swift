import Authoring
import Collision
import Reports
import Scoring
import Servo
import Sessions
import Space

/// Reports to look at and to test.
enum Made {
    static let circumstances = Circumstances(
        mode: .test, program: "0.1.0", model: "deltoid-25G/1", profile: "1.0",
        patient: both("女性 72歳 BMI 20.5", "female, 72 y, BMI 20.5"),
        policy: both("ステップ時間のため、実時間の権限は不要です。", "Stepped time needs no real-time rights."),
        notes: [both("待ち時間は早送りしました。", "Waits were fast-forwarded.")], needleLength: 0.025)

    static func report(_ score: Score = Scores.passed, _ run: RunRecord = run) -> Report {
        Report(score: score, run: run, circumstances: circumstances)
    }

    /// A complete injection in stepped time.
    static let run: RunRecord = {
        var hand = HandRun()
        return hand.record()
    }()

    /// The same on the clock, by a hand that leans.
    static let liveRun: RunRecord = {
        var hand = HandRun(tilt: 0.35, push: 0.0215)
        return hand.record(stepped: false)
    }()

    /// No frames and no events.
    static var emptyRun: RunRecord {
        var run = run
        run.frames = []
        run.events = []
        return run
    }

    /// The hand stayed 60 mm from the skin.
    static var untouchedRun: RunRecord {
        var run = run
        run.frames = run.frames.filter { $0.travel < -0.05 }
        run.events = []
        return run
    }

    /// The needle pressed on the skin, which never gave way.
    static var dimpledRun: RunRecord {
        var run = run
        run.frames = run.frames.filter { $0.depth == 0 && $0.time.seconds < 39.3 }
        run.events = run.events.filter { $0.kind == .skinTouched }
        return run
    }

    /// Every number that can be is not a number.
    static var brokenRun: RunRecord {
        var run = run
        for index in run.frames.indices {
            run.frames[index].axial = .nan
            run.frames[index].tip = Vector(.infinity, .nan, 0)
            run.frames[index].travel = .nan
        }
        run.layers = run.layers.map { _ in .nan }
        run.boneAxisDepth = .infinity
        run.boneRadius = -.infinity
        run.timing.p50 = .nan
        run.timing.maximum = .infinity
        run.events.append(Event(.needleStopped, tick: 5, time: .nan))
        return run
    }

    static var brokenScore: Score {
        var score = Scores.passed
        score.earned = .nan
        score.passMark = .infinity
        score.metrics[0].value = .nan
        score.steps[9].criteria[0].earned = .nan
        score.steps[9].criteria[0].value = .infinity
        score.leftOut[0].points = .nan
        return score
    }

    /// Every page that a reader could get, by what it is.
    static var all: [(name: String, report: Report)] {
        [
            ("passed", report()), ("failed", report(Scores.failed, liveRun)), ("empty", report(Scores.bare, emptyRun)),
            ("untouched", report(Scores.failed, untouchedRun)), ("dimpled", report(Scores.failed, dimpledRun)),
            ("broken", report(brokenScore, brokenRun)),
        ]
    }
}
