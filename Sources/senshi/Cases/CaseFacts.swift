import Authoring
import Reports
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
    func failures(of expected: Case.Expectations) -> [LocalizedText] {
        var failures: [LocalizedText] = []
        func tell(_ ja: String, _ en: String) { failures.append(LocalizedText(ja: ja, en: en)) }
        func listed(_ names: [String]) -> String { names.isEmpty ? "なし" : names.joined(separator: "、") }
        if let verdict = expected.verdict, verdict != score.verdict {
            tell(
                "判定は\(score.verdict.word.ja)です。期待は\(verdict.word.ja)です",
                "the verdict is \(score.verdict.rawValue), expected \(verdict.rawValue)")
        }
        if let percent = expected.percent, !percent.contains(score.percent) {
            let (least, most) = (percent.lowerBound, percent.upperBound)
            tell(
                "得点は\(score.percent) %です。期待は\(least)〜\(most) %です",
                "the score is \(score.percent) %, expected \(least) to \(most) %")
        }
        if let wanted = expected.critical, wanted.sorted() != critical {
            tell(
                "重大な誤りは\(listed(critical))です。期待は\(listed(wanted.sorted()))です",
                "critical errors are \(critical), expected \(wanted.sorted())")
        }
        if let wanted = expected.lost, wanted.sorted() != lost {
            tell(
                "失点したのは\(listed(lost))です。期待は\(listed(wanted.sorted()))です",
                "points are lost for \(lost), expected \(wanted.sorted())")
        }
        if let wanted = expected.events {
            var left = wanted[...]
            for kind in kinds where kind == left.first { left = left.dropFirst() }
            if let first = left.first {
                tell(
                    "出来事「\(first)」が期待した所に来ません。あったのは\(listed(kinds))です",
                    "the event \(first) does not come where it is expected; there were \(kinds)")
            }
        }
        if let force = expected.peakForce, !force.contains(peakForce) {
            let (least, most) = (force.lowerBound, force.upperBound)
            tell(
                "最大の力は\(peakForce) Nです。期待は\(least)〜\(most) Nです",
                "the greatest force is \(peakForce) N, expected \(least) to \(most) N")
        }
        if let wanted = expected.digest, wanted != digest {
            tell("要約値は\(digest)です。期待は\(wanted)です", "the digest is \(digest), expected \(wanted)")
        }
        return failures
    }
}
