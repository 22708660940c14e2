import Authoring
import Servo

extension Scorer {
    /// The event that waits for a reaction now: its cue is to be shown.
    public var activeEvent: ScenarioEvent? { happenings.active.map { scenario.events[$0] } }

    /// What the instructor can let happen now.
    public var awaited: [ScenarioEvent] {
        scenario.events.indices.filter {
            scenario.events[$0].isInstructors && happenings.records[$0].begun == nil
        }.map { scenario.events[$0] }
    }

    /// What became of every event that happened.
    var eventResults: [EventResult] {
        scenario.events.indices.compactMap { number in
            let (event, record) = (scenario.events[number], happenings.records[number])
            guard let begun = record.begun else { return nil }
            let reactions = zip(event.reactions, record.done).map { reaction, done in
                let after = done.map { Double($0.time - begun.time) / 1e9 }
                return EventResult.Reaction(
                    id: reaction.id, title: reaction.text, after: after, within: reaction.within,
                    isRight: done.map { isRight(reaction, $0, after: begun) } ?? false, runs: reaction.runs)
            }
            let last = record.done.compactMap { $0?.tick }.max() ?? begun.tick
            return EventResult(
                id: event.id, title: event.title, ticks: TickRange(begun.tick, max(begun.tick, last)),
                reactions: reactions, forbidden: record.forbidden?.forbidden.deed,
                forbiddenText: record.forbidden?.forbidden.text)
        }
    }

    private func isRight(
        _ reaction: ScenarioEvent.Reaction, _ done: StepRecord.Mark, after cue: StepRecord.Mark
    ) -> Bool {
        let isTimely = Double(done.time - cue.time) / 1e9 <= reaction.within ?? .infinity
        guard let step = reaction.before, let begun = tracker.record(step)?.reachedAt else { return isTimely }
        return isTimely && done.time <= begun.time
    }

    /// Criteria that lose their points, and the event whose reaction was not right.
    var lostToEvents: [String: LocalizedText] {
        var lost: [String: LocalizedText] = [:]
        for event in scenario.events where !event.loses.isEmpty {
            guard let result = eventResults.first(where: { $0.id == event.id }), !result.isRight else { continue }
            for id in event.loses { lost[id] = event.title }
        }
        return lost
    }

    /// The scenario that somebody set about because of an event.
    public var next: String? {
        eventResults.flatMap(\.reactions).first { $0.runs != nil && $0.after != nil }?.runs
    }

    /// What was not done in time, or must not have been done, where it is a critical error.
    var eventErrors: [CriticalError] {
        scenario.events.flatMap { event -> [CriticalError] in
            guard let result = eventResults.first(where: { $0.id == event.id }) else { return [] }
            var errors: [CriticalError] = []
            let wrong = result.reactions.filter { !$0.isRight }
            if let id = event.critical, let title = scenario.criticalErrors[id], let first = wrong.first {
                let late = first.after.map { BandUnit.seconds.text($0) }
                errors.append(
                    CriticalError(
                        id: id, step: event.id, title: title,
                        seen: LocalizedText(
                            ja: "\(first.title.ja): \(late ?? "行われなかった")",
                            en: "\(first.title.en): \(late ?? "not done")"),
                        limit: LocalizedText(
                            ja: first.within.map { "\(BandUnit.seconds.limit($0))以内" } ?? "行う",
                            en: first.within.map { "within \(BandUnit.seconds.limit($0))" } ?? "done"),
                        source: "\(scenario.id) \(scenario.version) (e)", ticks: result.ticks))
            }
            let record = happenings.records[scenario.events.firstIndex(of: event) ?? 0]
            if let (bad, mark) = record.forbidden, let id = bad.error, let title = scenario.criticalErrors[id] {
                errors.append(
                    CriticalError(
                        id: id, step: event.id, title: title, seen: bad.text,
                        limit: event.title, source: "\(scenario.id) \(scenario.version) (e)",
                        ticks: TickRange(mark.tick, mark.tick)))
            }
            return errors
        }
    }

    /// A frame, where the scenario has events.
    mutating func followEvents(_ frame: Frame) {
        let mark = StepRecord.Mark(tick: frame.tick, time: clock.now, skipped: clock.skipped)
        guard let over = happenings.follow(frame, at: mark, steps: tracker) else { return }
        switch scenario.events[over].ending {
        case .goOn: break
        case .end: isEnded = true
        case .restart(let step, let refills):
            guard let first = tracker.number(of: step) else { return }
            tracker.restart(from: first)
            // A needle that met a nerve was the hand's; luck costs nobody a puncture.
            if case .touches = scenario.events[over].trigger {} else { forgiven = punctures }
            for number in plans.indices where plans[number].step >= first {
                if plans[number].criterion.occasion != .procedure { findings[number] = nil }
            }
            if refills { refill(after: frame) }
            lookForWait()
        }
    }

    /// A new syringe: what was injected before counts no more.
    private mutating func refill(after frame: Frame) {
        spent.putAside(frame)
        injection = Injection(scenario.equipment.route)
        awaitsDose = scenario.steps.contains { $0.ends.contains(.doseDelivered) }
    }
}
