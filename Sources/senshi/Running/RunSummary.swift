import Authoring
import Scoring
import Servo
import Terminals

/// How a run went, in a few lines.
struct RunSummary {
    let score: Score
    let timing: LoopTiming
    /// Of the machine, s.
    let took: Double
    let language: Language
    /// The report's path.
    /// Nil where the report could not be written.
    let page: String?

    /// To the terminal, so that standard output stays free for JSON.
    func print(to terminal: Terminal) {
        terminal.write(lines.map { $0[language] + "\n" }.joined())
    }

    private var lines: [LocalizedText] {
        var lines = [verdict]
        for error in score.criticalErrors {
            lines.append(
                LocalizedText(
                    ja: "  重大な誤り: \(error.title.ja)(\(error.seen.ja))",
                    en: "  critical: \(error.title.en) (\(error.seen.en))"))
        }
        for criterion in score.steps.flatMap(\.criteria) where criterion.earned < criterion.available {
            lines.append(
                LocalizedText(
                    ja: "  −\(points(criterion)) \(criterion.title.ja): \(criterion.seen.ja)(\(criterion.limit.ja))"
                        + (isOverridden(criterion) ? "(指導者)" : ""),
                    en: "  −\(points(criterion)) \(criterion.title.en): \(criterion.seen.en) (\(criterion.limit.en))"
                        + (isOverridden(criterion) ? " (instructor)" : "")))
        }
        for event in score.events {
            let word = event.isRight ? LocalizedText(ja: "適切", en: "right") : LocalizedText(ja: "不適切", en: "not right")
            lines.append(
                LocalizedText(
                    ja: "  イベント「\(event.title.ja)」への対応: \(word.ja)", en: "  event: \(event.title.en): \(word.en)"))
        }
        if let review = score.review {
            let count = review.lines.count
            lines.append(
                LocalizedText(
                    ja: "  指導者の判断: \(count)件" + (review.rating.map { "、総合評価\($0.value)/5" } ?? ""),
                    en: "  instructor: \(count) ruling\(count == 1 ? "" : "s")"
                        + (review.rating.map { ", global rating \($0.value) of 5" } ?? "")))
        }
        if score.draft {
            lines.append(
                LocalizedText(ja: "監修前の下書きです。評価には使えません。", en: "Draft, not reviewed: not for assessment."))
        }
        lines.append(loop)
        if let page { lines.append(LocalizedText(ja: "報告書: \(page)", en: "Report: \(page)")) }
        return lines
    }

    private var verdict: LocalizedText {
        let figures = "\(number(score.earned))/\(number(score.available)) (\(number(score.percent)) %)"
        switch score.verdict {
        case .passed: return LocalizedText(ja: "合格 \(figures)", en: "PASSED \(figures)")
        case .failed: return LocalizedText(ja: "不合格 \(figures)", en: "NOT PASSED \(figures)")
        case .void:
            let reasons = score.voidReasons
            return LocalizedText(
                ja: "無効 \(reasons.map(\.ja).joined(separator: "、"))",
                en: "VOID \(reasons.map(\.en).joined(separator: "; "))")
        }
    }

    private var loop: LocalizedText {
        if timing.stepped {
            let speed = took > 0 ? Double(timing.ticks) / 1000 / took : 0
            return LocalizedText(
                ja: "ステップ時間: \(timing.ticks)刻みを実時間の\(Int(speed))倍の速さで",
                en: "stepped time: \(timing.ticks) ticks at \(Int(speed)) times real time")
        }
        let late =
            "p50 \(number(timing.p50)), p99 \(number(timing.p99)), p99.9 \(number(timing.p999)), max \(number(timing.maximum)) µs"
        return LocalizedText(
            ja:
                "ループ: \(timing.ticks)刻み、遅れ \(late)、欠落 \(timing.missed)、取りこぼし \(timing.dropped)\n  \(RunWords.policy(timing).ja)",
            en:
                "loop: \(timing.ticks) ticks, late \(late), missed \(timing.missed), dropped \(timing.dropped)\n  \(timing.policy)"
        )
    }

    /// An instructor gave its points.
    private func isOverridden(_ criterion: CriterionResult) -> Bool {
        score.review?.lines.contains { $0.kind == .override && $0.of == criterion.id } ?? false
    }

    private func points(_ criterion: CriterionResult) -> String { number(criterion.available - criterion.earned) }

    private func number(_ x: Double) -> String {
        let tenths = (x * 10).rounded() / 10
        return tenths == tenths.rounded() ? "\(Int(tenths))" : "\(tenths)"
    }
}
