public import Authoring
import Devices

extension Step {
    /// The share of its own points that a step earned, 0 … 1.
    func share(_ record: StepRecord, _ mode: ScoringMode) -> Double {
        guard record.first != nil, record.forbidden == nil, !isUnconfirmed(record, mode) else { return 0 }
        switch kind {
        case .sensed, .confirm: return 1
        case .wait: return record.waited ? 1 : 0
        case .ask, .choose: return record.answers.allSatisfy(\.right) && !record.answers.isEmpty ? 1 : 0
        case .checklist:
            let wrong = items.count { $0.wrong != nil && record.ticked.contains($0.id) }
            let right = wanted.count { record.ticked.contains($0.id) }
            return max(0, Double(right - wrong) / Double(wanted.count))
        }
    }

    /// Only the trainee says so, where an instructor should.
    private func isUnconfirmed(_ record: StepRecord, _ mode: ScoringMode) -> Bool {
        confirmedBy == .instructor && mode == .test && record.evidence != .instructor
    }

    /// The line of the score for doing it; `nil` where that earns nothing.
    func result(_ record: StepRecord, scenario: Scenario, mode: ScoringMode) -> CriterionResult? {
        guard points > 0, !record.leftOut else { return nil }
        let share = share(record, mode)
        return CriterionResult(
            id: id, title: text, value: nil, unit: "", seen: seen(record, mode), limit: limit,
            band: share == 1 ? .full : (share > 0 ? .partial : .zero), earned: points * share, available: points,
            sensing: nil, source: "\(scenario.id) \(scenario.version) (e)", ticks: record.ticks,
            feedback: share == 1 ? nil : advice(record))
    }

    /// What earns its own points, in words.
    public var answers: LocalizedText { limit }

    private var limit: LocalizedText {
        switch kind {
        case .ask, .choose:
            let right = options.filter(\.right)
            return LocalizedText(
                ja: right.map(\.text.ja).joined(separator: " / "), en: right.map(\.text.en).joined(separator: " / "))
        case .checklist: return LocalizedText(ja: "全\(wanted.count)項目", en: "all \(wanted.count) items")
        case .sensed, .confirm, .wait: return LocalizedText(ja: "行う", en: "done")
        }
    }

    private func seen(_ record: StepRecord, _ mode: ScoringMode) -> LocalizedText {
        if let (deed, _) = record.forbidden {
            return LocalizedText(ja: "禁忌: \(deed.text.ja)", en: "did what is forbidden: \(deed.text.en)")
        }
        guard record.first != nil else {
            if record.early != nil { return LocalizedText(ja: "順番より早い", en: "done before its turn") }
            if record.late != nil { return LocalizedText(ja: "遅すぎた", en: "done too late") }
            return LocalizedText(ja: "行われなかった", en: "not done")
        }
        if isUnconfirmed(record, mode) {
            return LocalizedText(ja: "指導者の確認がない", en: "not confirmed by an instructor")
        }
        switch kind {
        case .ask, .choose:
            // The answer that cost the points is the one to show.
            let shown = record.answers.first { !$0.right } ?? record.answers.first
            return shown?.text ?? LocalizedText(ja: "行われなかった", en: "not done")
        case .checklist:
            let right = wanted.count { record.ticked.contains($0.id) }
            let wrong = items.filter { $0.wrong != nil && record.ticked.contains($0.id) }
            return LocalizedText(
                ja: "\(wanted.count)項目中\(right)項目" + wrong.map { "、余分: \($0.text.ja)" }.joined(),
                en: "\(right) of \(wanted.count) items" + wrong.map { ", and \($0.text.en)" }.joined())
        case .sensed, .confirm, .wait: return LocalizedText(ja: "行った", en: "done")
        }
    }

    private func advice(_ record: StepRecord) -> LocalizedText? {
        if let (deed, _) = record.forbidden { return deed.because }
        if let wrong = record.answers.first(where: { !$0.right }) { return wrong.because }
        guard kind == .checklist, record.first != nil else { return nil }
        if let wrong = items.first(where: { $0.wrong != nil && record.ticked.contains($0.id) }) { return wrong.wrong }
        let missed = wanted.filter { !record.ticked.contains($0.id) }
        return LocalizedText(
            ja: "抜けた項目: " + missed.map(\.text.ja).joined(separator: "、"),
            en: "Left out: " + missed.map(\.text.en).joined(separator: ", "))
    }
}
