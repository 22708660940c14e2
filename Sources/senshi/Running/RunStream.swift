public import ArgumentParser
import Authoring
import Foundation
import Patients
import Scoring
import Servo
import Sessions
import Space
public import Streams
import Terminals

/// What viewers on the network see of a run or a replay: every frame is offered, and twice a second the score so far.
final class RunStream {
    private let stream: LiveStream
    private let stepped: Bool
    private var due = Instant.zero

    /// Between two scores, ns.
    private static let interval: Int64 = 500_000_000

    /// Offers a stream and says where.
    /// - Throws: the exit code, after one sentence, where that can't be.
    init(
        at address: StreamAddress, scenario: Scenario, device: String, epoch: UInt64, stepped: Bool, language: Language
    ) throws {
        self.stepped = stepped
        do throws(StreamFailure) {
            stream = try LiveStream(
                at: address,
                facts: LiveStream.Facts(
                    program: "senshi \(Senshi.configuration.version)", scenario: scenario.id, device: device,
                    epoch: epoch),
                anatomy: scenario.patient.anatomy)
        } catch { throw Complaint.sentence(error.sentence[language], .deviceTrouble) }
        Terminal().write(RunWords.streaming(at: stream.address.description)[language] + "\n")
    }

    /// One frame, in order, and the scorer that has seen it.
    func show(_ frame: Frame, _ scorer: Scorer) {
        stream.show(frame, step: scorer.currentStep?.id)
        guard frame.time >= due else { return }
        due = frame.time + Self.interval
        guard stream.viewers > 0 else { return }
        let timing = LoopTiming(
            ticks: frame.tick + 1, missed: 0, dropped: 0, p50: 0, p99: 0, p999: 0, maximum: 0, stepped: stepped,
            policy: "")
        tell(scorer.finish(timing: timing), at: frame.time)
    }

    /// Something that happened.
    func tell(_ event: Event) {
        stream.tell(event: event.json(), at: Instant(nanoseconds: Int64((event.time * 1e9).rounded())))
    }

    /// The last word, and goodbye.
    func finish(_ score: Score, at time: Instant) {
        tell(score, at: time)
        stream.close()
    }

    private func tell(_ score: Score, at time: Instant) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if let json = try? encoder.encode(score) { stream.tell(score: Array(json), at: time) }
    }
}

extension StreamAddress: ExpressibleByArgument {
    /// As it is typed.
    public init?(argument: String) { self.init(argument) }
}
