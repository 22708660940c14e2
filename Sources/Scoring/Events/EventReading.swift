import Authoring

/// Reads the events of a scenario.
struct EventReading {
    let names: ScenarioNames

    private enum Ending: String, CaseIterable { case goOn = "continue", end }

    func events(_ nodes: [Node]) -> [ScenarioEvent] {
        Fields.refuseTwice(Fields.ids(nodes), "event", rule: "scenario.event", into: names.diagnostics)
        return nodes.compactMap(event)
    }

    private func event(_ node: Node) -> ScenarioEvent? {
        guard let fields = Fields(node, of: "an event", rule: "scenario.event", into: names.diagnostics)
        else { return nil }
        let id = fields.text("id")
        let title = fields.localized("title")
        let trigger = fields.fields("when").flatMap(trigger)
        let cue = fields.fields("cue").map { own -> (says: LocalizedText?, sees: LocalizedText?) in
            let words = (own.optionalLocalized("says"), own.optionalLocalized("sees"))
            if own.entries.isEmpty || (!own.has("says") && !own.has("sees")) {
                names.diagnostics.add(
                    at: own.place, "nobody could notice it", expected: "write what the patient 'says' or one 'sees'",
                    rule: "scenario.event/cue")
            }
            own.finish()
            return words
        }
        let nodes = fields.nodes("react")
        Fields.refuseTwice(Fields.ids(nodes), "reaction", rule: "scenario.event", into: names.diagnostics)
        let reactions = nodes.compactMap(reaction)
        let forbids = fields.optionalNodes("forbids").compactMap { forbidden($0) }
        let critical = names.criticalError("critical", fields)
        let ending = ending(fields)
        fields.finish()
        guard let id, let title, let trigger, let cue, let ending else { return nil }
        return ScenarioEvent(
            id: id, title: title, trigger: trigger, says: cue.says, sees: cue.sees, reactions: reactions,
            forbids: forbids, critical: critical, ending: ending)
    }

    private func trigger(_ fields: Fields) -> ScenarioEvent.Trigger? {
        defer { fields.finish() }
        if fields.has("touches") {
            return fields.choice("touches", of: ScenarioEvent.Contact.self).map { .touches($0) }
        }
        if fields.has("instructor") {
            if fields.flag("instructor") == false {
                fields.refuse("instructor", "nothing brings it about", expected: "write true", problem: "trigger")
            }
            return .instructor
        }
        guard let node = fields.node("after"), let step = fields.reader("after").text(node) else { return nil }
        let isKnown = names.check(
            step, isOneOf: names.steps, called: "step", at: node, rule: "scenario.event/unknown-step")
        let between = fields.span("between", .time, in: 0...3600)
        let chance = fields.optionalQuantity("chance", .share, in: 0...1) ?? 1
        guard isKnown, let between else { return nil }
        guard between.lowerBound.isFinite && between.upperBound.isFinite else {
            fields.refuse("between", "'between' has no end", expected: "write '30 s to 5 min'", problem: "range")
            return nil
        }
        return .after(step: step, between: between, chance: chance)
    }

    private func reaction(_ node: Node) -> ScenarioEvent.Reaction? {
        guard let own = Fields(node, of: "a reaction", rule: "scenario.event", into: names.diagnostics)
        else { return nil }
        let id = own.text("id")
        let text = own.localized("text")
        let does = own.optionalChoice("does", of: ScenarioEvent.Movement.self)
        let within = own.optionalQuantity("within", .time, in: 0.1...3600)
        own.finish()
        guard let id, let text else { return nil }
        return ScenarioEvent.Reaction(id: id, text: text, does: does, within: within)
    }

    private func forbidden(_ node: Node) -> Step.Forbidden? {
        guard let own = Fields(node, of: "something forbidden", rule: "scenario.forbids", into: names.diagnostics)
        else { return nil }
        let deed = own.text("did")
        let error = names.criticalError("error", own)
        let because = own.optionalLocalized("because")
        own.finish()
        return deed.map { Step.Forbidden(deed: $0, error: error, because: because) }
    }

    private func ending(_ fields: Fields) -> ScenarioEvent.Ending? {
        guard let node = fields.optionalNode("then") else { return .goOn }
        guard case .mapping = node.kind else {
            return fields.choice("then", of: Ending.self).map { $0 == .end ? .end : .goOn }
        }
        guard let own = fields.fields("then") else { return nil }
        defer { own.finish() }
        guard let from = own.node("restart-from"), let step = own.reader("restart-from").text(from),
            names.check(step, isOneOf: names.steps, called: "step", at: from, rule: "scenario.event/unknown-step")
        else { return nil }
        return .restart(from: step)
    }
}
