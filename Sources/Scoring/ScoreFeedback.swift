import Authoring

/// One or two sentences for the trainee: the verdict, and what to work on first.
struct ScoreFeedback {
    let scenario: Scenario
    let verdict: Score.Verdict
    let void: [LocalizedText]
    let errors: [CriticalError]
    let steps: [StepResult]

    var sentences: [LocalizedText] {
        switch verdict {
        case .void:
            [LocalizedText(ja: "判定できません。もう一度行ってください。", en: "This attempt can't be judged. Please repeat it.")] + void
        case .passed: [scenario.passed] + worst
        case .failed: [scenario.failed] + worst
        }
    }

    /// The critical errors, or else the line that cost most.
    private var worst: [LocalizedText] {
        if let first = errors.first {
            let others = errors.count - 1
            return [
                LocalizedText(
                    ja: "重大な誤り: \(first.title.ja)(\(first.seen.ja))。" + (others > 0 ? "ほかに\(others)件。" : ""),
                    en: "Critical error: \(first.title.en) (\(first.seen.en))."
                        + (others > 0 ? " And \(others) more." : ""))
            ]
        }
        let lines = steps.flatMap(\.criteria)
        guard let cost = lines.max(by: { $0.available - $0.earned < $1.available - $1.earned }),
            cost.available - cost.earned > 0
        else { return [] }
        let points = fixed(
            cost.available - cost.earned,
            decimals: (cost.available - cost.earned).rounded() == cost.available - cost.earned ? 0 : 1)
        return [
            LocalizedText(
                ja: "最も減点が大きいのは「\(cost.title.ja)」(−\(points)点、\(cost.seen.ja))。" + (cost.feedback?.ja ?? ""),
                en: "Most points were lost at \u{201C}\(cost.title.en)\u{201D} (−\(points), \(cost.seen.en))."
                    + (cost.feedback.map { " \($0.en)" } ?? ""))
        ]
    }
}
