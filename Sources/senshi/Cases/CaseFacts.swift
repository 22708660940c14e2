import Scoring
import Sessions

/// What is looked at of a run that is a case.
struct CaseFacts: Sendable {
    let score: Score
    let events: [Event]
    /// N.
    let peakForce: Double
    let ticks: UInt64
    let digest: String

    private var lost: [String] {
        score.steps.flatMap { step in
            step.criteria.filter { $0.earned < $0.available }.map { "\(step.id)/\($0.id)" }
        }.sorted()
    }
    private var critical: [String] { score.criticalErrors.map(\.id).sorted() }
    private var kinds: [String] { events.map(\.name).filter { $0 != "action" } }

    /// One fact a line, the same on every machine.
    var text: String {
        var lines = [
            "verdict \(score.verdict.rawValue)", "points \(score.earned) of \(score.available)", "ticks \(ticks)",
            "peak-force \((peakForce * 1000).rounded() / 1000) N", "digest \(digest)",
        ]
        lines += critical.map { "critical \($0)" } + lost.map { "lost \($0)" }
        lines += events.filter { $0.name != "action" }.map { "event \($0.tick) \($0.name)" }
        return lines.joined(separator: "\n") + "\n"
    }

    /// One sentence for each expectation that is not met.
    func failures(of expected: Case.Expectations) -> [String] {
        var failures: [String] = []
        if let verdict = expected.verdict, verdict != score.verdict {
            failures.append("the verdict is \(score.verdict.rawValue), expected \(verdict.rawValue)")
        }
        if let percent = expected.percent, !percent.contains(score.percent) {
            failures.append(
                "the score is \(score.percent) %, expected \(percent.lowerBound) to \(percent.upperBound) %")
        }
        if let wanted = expected.critical, wanted.sorted() != critical {
            failures.append("critical errors are \(critical), expected \(wanted.sorted())")
        }
        if let wanted = expected.lost, wanted.sorted() != lost {
            failures.append("points are lost for \(lost), expected \(wanted.sorted())")
        }
        if let wanted = expected.events {
            var left = wanted[...]
            for kind in kinds where kind == left.first { left = left.dropFirst() }
            if let first = left.first {
                failures.append("the event \(first) does not come where it is expected; there were \(kinds)")
            }
        }
        if let force = expected.peakForce, !force.contains(peakForce) {
            failures.append(
                "the greatest force is \(peakForce) N, expected \(force.lowerBound) to \(force.upperBound) N")
        }
        if let wanted = expected.digest, wanted != digest {
            failures.append("the digest is \(digest), expected \(wanted)")
        }
        return failures
    }
}
