import Authoring
import Devices

extension Scorer {
    /// Everything that fails the attempt, in the order of the steps.
    ///
    /// - Parameter explained: by the causes of a criterion, which are not listed again where they are critical.
    func criticalErrors(_ faults: OneFaultOneLoss) -> [CriticalError] {
        var errors: [CriticalError] = []
        let critical = Set(
            plans.indices.filter { findings[$0]?.judgement.critical == true && plans[$0].criterion.critical != nil }
                .map { plans[$0].criterion.id })
        for (number, step) in scenario.steps.enumerated() {
            if let error = undone(step, tracker.records[number]) { errors.append(error) }
            for index in plans.indices where plans[index].step == number {
                guard let finding = findings[index],
                    !faults.causes(of: plans[index].criterion.id).contains(where: critical.contains),
                    let error = plans[index].criticalError(finding, step: step, scenario: scenario)
                else { continue }
                errors.append(error)
            }
            if let error = forbidden(step, tracker.records[number]) { errors.append(error) }
        }
        return errors + eventErrors
    }

    /// A step that had to be done before another, which has begun.
    private func undone(_ step: Step, _ record: StepRecord) -> CriticalError? {
        guard let id = step.critical, let title = scenario.criticalErrors[id] else { return nil }
        let begun = step.before.compactMap { before -> (step: Step, mark: StepRecord.Mark)? in
            guard let other = scenario.step(before), let mark = tracker.record(before)?.reachedAt else { return nil }
            return (other, mark)
        }.min { $0.mark.time < $1.mark.time }
        guard let begun, let seen = missing(step, record) else { return nil }
        return CriticalError(
            id: id, step: step.id, title: title, seen: seen,
            limit: LocalizedText(
                ja: "「\(begun.step.text.ja)」の前に: \(step.text.ja)",
                en: "Before \u{201C}\(begun.step.text.en)\u{201D}: \(step.text.en)"),
            source: "\(scenario.guideline.id): \(scenario.guideline.title.en) (s)",
            ticks: TickRange(begun.mark.tick, begun.mark.tick))
    }

    /// What a critical step lacks; `nil` where nothing.
    private func missing(_ step: Step, _ record: StepRecord) -> LocalizedText? {
        guard record.first != nil else { return LocalizedText(ja: "行われなかった", en: "not done") }
        switch step.kind {
        case .ask, .choose:
            // Whoever notices in time has not harmed anybody; in a test the first answer stands.
            let wrong =
                mode == .test ? record.answers.first { !$0.right } : record.answers.last.flatMap { $0.right ? nil : $0 }
            if let wrong { return wrong.text }
        case .checklist:
            let left = step.items.filter { $0.critical && !record.ticked.contains($0.id) }
            if !left.isEmpty {
                return LocalizedText(
                    ja: "抜けた項目: " + left.map(\.text.ja).joined(separator: "、"),
                    en: "left out: " + left.map(\.text.en).joined(separator: ", "))
            }
        case .sensed, .confirm, .wait: break
        }
        guard mode == .test, record.evidence == .declared else { return nil }
        return LocalizedText(
            ja: "本人の申告だけ(試験では指導者の確認が要る)", en: "only declared by the trainee; in a test an instructor confirms it")
    }

    private func forbidden(_ step: Step, _ record: StepRecord) -> CriticalError? {
        guard let (deed, mark) = record.forbidden, let id = deed.error, let title = scenario.criticalErrors[id] else {
            return nil
        }
        return CriticalError(
            id: id, step: step.id, title: title, seen: deed.text,
            limit: step.text, source: "\(scenario.guideline.id): \(scenario.guideline.title.en) (s)",
            ticks: TickRange(mark.tick, mark.tick))
    }
}
