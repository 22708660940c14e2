import Authoring
import Devices
import Scoring
import Sessions

/// The score's part of `report.json`.
extension Report {
    var scored: [String: JSONText] {
        [
            "verdict": .fields([
                "result": .text(score.verdict.rawValue), "draft": .flag(score.draft),
                "reviewers": .list((score.reviewers ?? []).map(json)),
                "earnedPoints": .number(score.earned), "availablePoints": .number(score.available),
                "percent": .number(score.percent), "passMarkPercent": .number(score.passMark),
                "voidReasons": .list(score.voidReasons.map(json)),
            ]),
            "feedback": .list(score.feedback.map(json)),
            "criticalErrors": .list(score.criticalErrors.map(json)),
            "steps": .list(score.steps.map(json)),
            "leftOut": .list(
                score.leftOut.map {
                    .fields([
                        "step": .text($0.step), "criterion": .text($0.criterion), "points": .number($0.points),
                        "because": json($0.because),
                    ])
                }),
            "metrics": .list(score.metrics.map(json)),
            "reactions": .list(score.events.map(json)), "review": score.review.map(json) ?? .null,
        ]
    }

    func json(_ text: LocalizedText) -> JSONText { .fields(["ja": .text(text.ja), "en": .text(text.en)]) }

    private func json(_ ticks: TickRange?) -> JSONText {
        ticks.map { .fields(["first": .whole($0.first), "last": .whole($0.last)]) } ?? .null
    }

    private func json(_ text: String?) -> JSONText { text.map(JSONText.text) ?? .null }

    private func json(_ number: Double?) -> JSONText { number.map(JSONText.number) ?? .null }

    private func json(_ reviewer: Reviewer) -> JSONText {
        .fields([
            "name": .text(reviewer.name), "role": .text(reviewer.role), "institution": .text(reviewer.institution),
            "date": .text(reviewer.date),
        ])
    }

    private func json(_ error: CriticalError) -> JSONText {
        .fields([
            "id": .text(error.id), "step": .text(error.step), "title": json(error.title), "seen": json(error.seen),
            "limit": json(error.limit), "source": .text(error.source), "ticks": json(error.ticks),
        ])
    }

    private func json(_ step: StepResult) -> JSONText {
        .fields([
            "id": .text(step.id), "title": json(step.title), "status": .text(step.status.rawValue),
            "evidence": json(step.evidence?.rawValue), "ticks": json(step.ticks),
            "criteria": .list(step.criteria.map(json)),
        ])
    }

    private func json(_ criterion: CriterionResult) -> JSONText {
        .fields([
            "id": .text(criterion.id), "title": json(criterion.title), "value": json(criterion.value),
            "unit": .text(criterion.unit), "seen": json(criterion.seen), "limit": json(criterion.limit),
            "band": .text(criterion.band.rawValue), "earnedPoints": .number(criterion.earned),
            "availablePoints": .number(criterion.available), "sensing": json(criterion.sensing),
            "source": .text(criterion.source), "ticks": json(criterion.ticks),
            "feedback": criterion.feedback.map(json) ?? .null,
        ])
    }

    private func json(_ event: EventResult) -> JSONText {
        .fields([
            "event": .text(event.id), "title": json(event.title), "ticks": json(event.ticks),
            "right": .flag(event.isRight), "forbidden": json(event.forbidden),
            "forbiddenText": event.forbiddenText.map(json) ?? .null,
            "reactions": .list(
                event.reactions.map {
                    .fields([
                        "id": .text($0.id), "title": json($0.title), "after_s": json($0.after),
                        "within_s": json($0.within), "right": .flag($0.isRight), "runs": json($0.runs),
                    ])
                }),
        ])
    }

    private func json(_ review: Review) -> JSONText {
        .fields([
            "rating": review.rating.map {
                .fields(["overall": .number(Double($0.value)), "because": .text($0.because), "by": .text($0.by)])
            } ?? .null,
            "lifted": .list(review.lifted.map(json)),
            "rulings": .list(
                review.lines.map {
                    .fields([
                        "kind": .text($0.kind.rawValue), "of": .text($0.of), "wasPoints": json($0.was),
                        "points": json($0.points), "because": .text($0.because), "by": .text($0.by),
                        "tick": $0.tick.map(JSONText.whole) ?? .null,
                    ])
                }),
        ])
    }

    private func json(_ metric: Metric) -> JSONText {
        .fields([
            "id": .text(metric.id), "title": json(metric.title), "value": json(metric.value),
            "unit": .text(metric.unit), "definition": json(metric.definition), "sensing": json(metric.sensing),
            "ticks": json(metric.ticks),
        ])
    }

    /// The kind of an event by its name, with what belongs to it.
    func json(_ event: Event) -> JSONText {
        var fields: [String: JSONText] = ["tick": .whole(event.tick), "time_s": .number(event.time)]
        switch event.kind {
        case .skinTouched: fields["kind"] = .text("skinTouched")
        case .skinPunctured(let count):
            fields["kind"] = .text("skinPunctured")
            fields["count"] = .whole(UInt64(max(count, 0)))
        case .fasciaPunctured: fields["kind"] = .text("fasciaPunctured")
        case .boneTouched: fields["kind"] = .text("boneTouched")
        case .boneLeft: fields["kind"] = .text("boneLeft")
        case .vesselEntered: fields["kind"] = .text("vesselEntered")
        case .nerveTouched: fields["kind"] = .text("nerveTouched")
        case .bursaEntered: fields["kind"] = .text("bursaEntered")
        case .needleStopped: fields["kind"] = .text("needleStopped")
        case .needleMoved: fields["kind"] = .text("needleMoved")
        case .plungerStarted: fields["kind"] = .text("plungerStarted")
        case .plungerStopped: fields["kind"] = .text("plungerStopped")
        case .syringeEmpty: fields["kind"] = .text("syringeEmpty")
        case .needleBent: fields["kind"] = .text("needleBent")
        case .needleLeftSkin: fields["kind"] = .text("needleLeftSkin")
        case .trackingLost: fields["kind"] = .text("trackingLost")
        case .trackingBack: fields["kind"] = .text("trackingBack")
        case .faulted(let fault):
            fields["kind"] = .text("faulted")
            fields["fault"] = .text(fault)
        case .paused: fields["kind"] = .text("paused")
        case .resumed: fields["kind"] = .text("resumed")
        case .action(let action): fields.merge(json(action)) { _, new in new }
        }
        return .fields(fields)
    }

    private func json(_ action: Action) -> [String: JSONText] {
        var fields: [String: JSONText] = ["kind": .text("action"), "evidence": .text(action.evidence.rawValue)]
        fields["by"] = action.by.map(JSONText.text)
        fields["because"] = action.because.map(JSONText.text)
        switch action.kind {
        case .choose(let step, let option):
            fields["action"] = .text("choose")
            fields["step"] = .text(step)
            fields["option"] = .text(option)
        case .check(let step, let item):
            fields["action"] = .text("check")
            fields["step"] = .text(step)
            fields["item"] = .text(item)
        case .confirm(let step):
            fields["action"] = .text("confirm")
            fields["step"] = .text(step)
        case .did(let what):
            fields["action"] = .text("did")
            fields["what"] = .text(what)
        case .rule(let ruling):
            fields["action"] = .text("rule")
            fields["by"] = .text(ruling.by)
            fields["because"] = .text(ruling.because)
        case .end: fields["action"] = .text("end")
        }
        return fields
    }
}
