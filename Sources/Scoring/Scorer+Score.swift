import Authoring
import Collision
import Devices
public import Servo

extension Scorer {
    /// The score of what was seen so far; the run may go on.
    public func finish(timing: LoopTiming) -> Score {
        var last = self
        last.close()
        return last.score(timing: timing)
    }

    /// Takes what is known only at the end.
    private mutating func close() {
        if isDeep { take(.injection, latest) }
        let last = isDeep ? latest : Frame()
        take(.insertion, last)
        take(.procedure, last)
    }

    private func score(timing: LoopTiming) -> Score {
        let losses = plans.indices.compactMap { number in
            plans[number].loss(findings[number], pierced: punctures > 0).map { (plans[number].criterion.id, $0) }
        }
        let faults = OneFaultOneLoss(
            scenario.rules.links, losses: Dictionary(losses, uniquingKeysWith: { first, _ in first }))
        let lost = lostToEvents
        var steps = scenario.steps.indices.map { result($0, faults, lost) }
        var errors = criticalErrors(faults)
        var void = voidReasons(timing)
        let review = Review.apply(rulings, to: &steps, &errors, &void)
        let lines = steps.flatMap(\.criteria)
        let earned = lines.reduce(0) { $0 + $1.earned }
        let available = lines.reduce(0) { $0 + $1.available }
        let passed = available > 0 && earned >= scenario.rules.pass * available - 1e-9 && errors.isEmpty
        let verdict: Score.Verdict = !void.isEmpty ? .void : passed ? .passed : .failed
        return Score(
            scenario: Score.Identity(id: scenario.id, version: scenario.version, title: scenario.title),
            guideline: scenario.guideline.id, draft: scenario.draft, verdict: verdict, voidReasons: void,
            earned: earned, available: available, passMark: scenario.rules.pass * 100, steps: steps,
            criticalErrors: errors, metrics: metrics, leftOut: leftOut, events: eventResults, review: review,
            feedback: ScoreFeedback(scenario: scenario, verdict: verdict, void: void, errors: errors, steps: steps)
                .sentences,
            reviewers: scenario.review.reviewers, deeds: scenario.deeds)
    }

    private func result(
        _ number: Int, _ faults: OneFaultOneLoss, _ lost: [String: LocalizedText]
    ) -> StepResult {
        let (step, record) = (scenario.steps[number], tracker.records[number])
        let own = step.result(record, scenario: scenario, mode: mode).map { [$0] } ?? []
        let measured = plans.indices.filter { plans[$0].step == number }.map { index in
            let id = plans[index].criterion.id
            let relief = faults.relief(of: id).map { (points: $0.points, cause: title(of: $0.cause)) }
            return plans[index].result(
                findings[index], relief: relief, lost: lost[id], pierced: punctures > 0, scenario: scenario)
        }
        return StepResult(
            id: step.id, title: step.text, status: status(number, measured), evidence: evidence(step, record),
            ticks: record.ticks, criteria: own + measured)
    }

    private func title(of criterion: String) -> LocalizedText {
        plans.first { $0.criterion.id == criterion }?.criterion.title ?? LocalizedText(ja: criterion, en: criterion)
    }

    private func status(_ number: Int, _ measured: [CriterionResult]) -> StepResult.Status {
        let (step, record) = (scenario.steps[number], tracker.records[number])
        if record.leftOut { return .leftOut }
        if record.first == nil { return record.isReached ? .outOfOrder : .missed }
        if step.kind == .wait && !record.waited && !measured.contains(where: { $0.earned > 0 }) { return .missed }
        return record.repeats > 0 ? .repeated : .done
    }

    private func evidence(_ step: Step, _ record: StepRecord) -> Action.Evidence? {
        guard record.first != nil else { return nil }
        return step.kind == .wait ? .sensed : record.evidence
    }

    private var leftOut: [LeftOut] {
        plans.compactMap { plan in
            guard case .leftOut(let because) = plan.sense else { return nil }
            return LeftOut(
                step: scenario.steps[plan.step].id, criterion: plan.criterion.id, points: plan.criterion.points,
                because: because)
        }
    }

    /// Neither passed nor failed: the device or the loop failed the trainee.
    private func voidReasons(_ timing: LoopTiming) -> [LocalizedText] {
        var reasons: [LocalizedText] = []
        let lost = Double(gap.longest) / 1e9
        if lost > scenario.rules.deviceGap, let ticks = gap.ticks {
            let (seen, limit) = (BandUnit.seconds.text(lost), BandUnit.seconds.limit(scenario.rules.deviceGap))
            reasons.append(
                LocalizedText(
                    ja: "組織内でデバイスが\(seen)途切れました(ティック\(ticks.first)〜\(ticks.last)、上限\(limit))。",
                    en:
                        "The device was lost in tissue for \(seen) (ticks \(ticks.first) to \(ticks.last), at most \(limit))."
                ))
        }
        let all = timing.ticks + timing.missed
        let missed = all > 0 ? Double(timing.missed) / Double(all) : 0
        if missed > scenario.rules.missedTicks {
            let (seen, limit) = (BandUnit.percent.text(missed), BandUnit.percent.limit(scenario.rules.missedTicks))
            reasons.append(
                LocalizedText(
                    ja: "ティックの\(seen)が抜けました(上限\(limit))。", en: "\(seen) of the ticks were missed (at most \(limit))."))
        }
        return reasons
    }
}
