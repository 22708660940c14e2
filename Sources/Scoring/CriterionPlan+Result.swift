import Authoring
import Devices

extension CriterionPlan {
    /// What was lost, where it was observed; `nil` where it never came to that.
    ///
    /// - Parameter pierced: a needle was in tissue: a way in that never came to the target is as bad as can be.
    func loss(_ finding: Finding?, pierced: Bool) -> Double? {
        guard !isLeftOut else { return nil }
        guard let finding else {
            return pierced && criterion.measure == .stopsBeforeTarget ? criterion.points : nil
        }
        return criterion.points * (1 - finding.judgement.share)
    }

    /// True where nothing seen is as it should be: bone that was never touched.
    private var isFineUnseen: Bool { [.timeOnBone, .boneContactSpeed].contains(criterion.measure) }

    /// The line of the score.
    func result(
        _ finding: Finding?, relief: (points: Double, cause: LocalizedText)?, lost: LocalizedText? = nil,
        pierced: Bool, scenario: Scenario
    ) -> CriterionResult {
        let band = criterion.band
        var line = CriterionResult(
            id: criterion.id, title: criterion.title, value: nil, unit: band.unit.symbol,
            seen: LocalizedText(ja: "行われなかった", en: "not done"), limit: band.fullText(scenario.landmarks), band: .zero,
            earned: 0, available: criterion.points, sensing: nil, source: source(scenario), ticks: nil, feedback: nil)
        switch sense {
        case .leftOut(let because):
            line.band = .leftOut
            line.available = 0
            line.seen = because
            line.sensing = Sensing.Kind.absent.rawValue
            return line
        case .shown(_, let kind): line.sensing = kind.rawValue
        }
        guard let finding else {
            if isFineUnseen {
                line.band = .full
                line.earned = criterion.points
                line.seen = LocalizedText(ja: "骨に触れなかった", en: "bone was not touched")
            } else if pierced && criterion.measure == .stopsBeforeTarget {
                line.seen = LocalizedText(ja: "目標に達しなかった", en: "never came to the target")
                if let relief { line.explain(by: relief) }
            }
            return line
        }
        line.value = band.unit.number(finding.seen.value)
        line.seen = band.text(finding.seen, scenario.landmarks)
        line.ticks = finding.seen.ticks
        line.earned = criterion.points * finding.judgement.share
        line.band = [.full, .partial, .zero][finding.judgement.grade.rawValue]
        if finding.judgement.grade != .full { line.feedback = advice(finding.seen, scenario) }
        if let lost {
            line.band = .zero
            line.earned = 0
            line.feedback = LocalizedText(
                ja: "「\(lost.ja)」への対応が適切でなかったため、点になりません。",
                en: "Lost, because the reaction to \u{201C}\(lost.en)\u{201D} was not right.")
            return line
        }
        if let relief { line.explain(by: relief) }
        return line
    }

    private func source(_ scenario: Scenario) -> String {
        let tag = criterion.band.tag.rawValue
        if let because = criterion.overridden { return "\(scenario.id): \(because) (\(tag))" }
        return "\(scenario.guideline.id): \(criterion.band.source) (\(tag))"
    }

    private func advice(_ seen: Observation, _ scenario: Scenario) -> LocalizedText? {
        guard let advice = criterion.feedback else { return nil }
        let specific = criterion.band.isLow(seen, scenario.landmarks).flatMap { $0 ? advice.low : advice.high }
        return specific ?? advice.otherwise
    }

    /// The critical error that a finding is.
    func criticalError(_ finding: Finding, step: Step, scenario: Scenario) -> CriticalError? {
        guard finding.judgement.critical, let id = criterion.critical, let title = scenario.criticalErrors[id] else {
            return nil
        }
        return CriticalError(
            id: id, step: step.id, title: title, seen: criterion.band.text(finding.seen, scenario.landmarks),
            limit: criterion.band.toleratedText(scenario.landmarks), source: source(scenario), ticks: finding.seen.ticks
        )
    }
}

extension CriterionResult {
    /// A failed cause has paid for it already.
    fileprivate mutating func explain(by relief: (points: Double, cause: LocalizedText)) {
        band = .explained
        available -= relief.points
        feedback = LocalizedText(
            ja: "「\(relief.cause.ja)」の結果なので、重ねて減点しません。",
            en: "A consequence of \u{201C}\(relief.cause.en)\u{201D}, and not counted again.")
    }
}
