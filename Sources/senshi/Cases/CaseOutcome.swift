import Authoring
import Collision
import Devices
import Foundation
import Patients
import Profiles
import Recordings
import Scoring
import Servo
import Sessions
import Space
import Transports

/// What came of a case, and in what it is not what was expected.
struct CaseOutcome: Sendable {
    /// The whole outcome as text, one fact a line: what a golden file holds.
    var text = ""
    /// One sentence each; empty where all is as expected.
    var failures: [LocalizedText] = []
    /// s.
    var seconds = 0.0
    var percent = 0.0
    /// Nil where it could not be played.
    var verdict: Score.Verdict?

    /// Plays a case.
    init(_ played: Case) {
        let began = ContinuousClock.now
        do {
            let facts = try Self.play(played)
            percent = facts.score.percent
            verdict = facts.score.verdict
            text = facts.text
            failures = facts.failures(of: played.expected)
        } catch let code as CaseTrouble {
            failures = [code.sentence]
        } catch { failures = [LocalizedText(both: "\(error)")] }
        seconds = began.duration(to: .now) / .seconds(1)
    }

    private static func play(_ played: Case) throws -> CaseFacts {
        switch played.play {
        case .recording(let path):
            let scenario = played.scenario.map { Library.standard.scenario($0) ?? $0 }
            let result = try ReplayResult(
                path: path, scenario: scenario, wishes: ReplayResult.Wishes(digest: true, trace: false, compare: false))
            return CaseFacts(
                score: result.score, events: result.events, peakForce: result.peakForce, ticks: result.ticks,
                digest: result.digest ?? "")
        case .hand(let hand): return try run(hand, played)
        }
    }

    /// A hand script on the virtual device, in stepped time.
    private static func run(_ hand: String, _ played: Case) throws -> CaseFacts {
        let procedure = try CaseTrouble.catching {
            try Procedure(
                scenario: played.scenario ?? "", devices: [played.device], hand: hand, exemplar: .none, language: .en)
        }
        guard let script = procedure.hand else {
            throw CaseTrouble(
                sentence: LocalizedText(
                    ja: "\(played.device)はスクリプトを再生できません。virtual-needleを選んでください。",
                    en: "\(played.device) plays no script; choose virtual-needle."))
        }
        let scenario = procedure.scenario
        var scorer = SessionScorer(
            scenario, on: procedure.profile, mode: .learn, exemplar: nil,
            wishes: SessionScorer.Wishes(digest: true, trace: false))
        let motion = HandMotion(script, on: scenario.patient.chart)
        var said = motion.actions[...]
        let controls = Controls()
        let result = LiveRun.run(
            Setup(scenario, on: procedure.profile), transport: VirtualTransport(motion), deadline: .stepped,
            policy: .bestEffort, controls: controls, idle: {},
            observe: { frame in
                let now = said.prefix { $0.tick <= UInt64(max(0, frame.time.nanoseconds)) / 1_000_000 }
                said = said.dropFirst(now.count)
                scorer.observe(frame, now.map(\.action))
                if scorer.isEnded { controls.ask(.stop) }
            })
        return CaseFacts(
            score: scorer.score(result.timing), events: scorer.events, peakForce: scorer.peakForce,
            ticks: scorer.ticks, digest: scorer.digest() ?? "")
    }
}

/// Why a case could not be played.
struct CaseTrouble: Error {
    let sentence: LocalizedText

    /// What a command would have said on the terminal is said there; the case then only names it.
    static func catching<Value>(_ work: () throws -> Value) throws -> Value {
        do { return try work() } catch {
            throw CaseTrouble(
                sentence: LocalizedText(
                    ja: "ファイルが読めません。上の説明を見るか、「senshi check」で調べてください。",
                    en: "its files can't be read; see above, or run 'senshi check' on them."))
        }
    }
}
