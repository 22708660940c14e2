import ArgumentParser
import Foundation
import Recordings
import Scoring
import Servo
import Sessions

/// A recording's score as one line of JSON: for programs, and for the results of a batch.
struct ReplayLine: Codable, Sendable {
    var file: String
    /// Size in bytes when it was scored: a file that has changed is scored again.
    var size: UInt64?
    var scenario, version, program, device: String?
    /// Version and force model that recorded it.
    var recordedBy: String?
    /// Of the files of another scenario that it was scored against; nil for its own.
    var scenarioDigest: String?
    /// True where it was compared with its live run.
    var verified: Bool?
    /// Where the hand came from: `poses`, `raw`, or `samples` for raw on the virtual device.
    var source: String?
    var verdict: String?
    var percent, earned, available: Double?
    var criticalErrors, lost: [String]?
    var ticks: UInt64?
    var peakForce_N, peakSent_N: Double?
    /// Of the frames as computed now, of the live run, and whether they are the same; absent where it was not asked.
    var digest, recordedDigest: String?
    var same: Bool?
    var unfinished: Bool?
    /// Why there is no score, in the language of whoever asked.
    var error: String?

    /// A recording that could not be scored.
    init(file: String, error: String) {
        self.file = file
        self.error = error
    }

    init(file: String, _ result: ReplayResult) {
        self.file = file
        let score = result.score
        scenario = score.scenario.id
        version = score.scenario.version
        program = Self.thisProgram
        device = result.facts.device
        source = result.source
        recordedBy = Self.recorder(of: result.facts)
        verified = result.digest != nil
        verdict = score.verdict.rawValue
        percent = score.percent
        earned = score.earned
        available = score.available
        criticalErrors = score.criticalErrors.map(\.id)
        lost = score.steps.flatMap { step in
            step.criteria.filter { $0.earned < $0.available }.map { "\(step.id)/\($0.id)" }
        }
        ticks = result.ticks
        peakForce_N = result.peakForce
        peakSent_N = result.peakSent
        digest = result.digest
        recordedDigest = result.end?.sha256
        if result.digest != nil { same = result.isSame }
        unfinished = result.cut != nil
    }

    /// Of the program that recorded a session, as `program` names this one's.
    static func recorder(of facts: SessionFacts) -> String { "\(facts.program) \(facts.model)" }

    /// Version and force model, as `program` names them.
    static let thisProgram = "senshi \(Senshi.configuration.version) \(Senshi.model)"

    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}
