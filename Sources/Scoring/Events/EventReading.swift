import Authoring

/// Reads the events of a scenario.
struct EventReading {
    let names: ScenarioNames

    private enum Ending: String, CaseIterable { case goOn = "continue", end }
    private enum Renewed: String, CaseIterable {
        case needle = "new-needle"
        case needleAndDose = "new-needle-and-dose"
    }

    func events(_ nodes: [Node]) -> [ScenarioEvent] {
        Fields.refuseTwice(Fields.ids(nodes), .event, rule: "scenario.event", into: names.diagnostics)
        return nodes.compactMap(event)
    }

    private func event(_ node: Node) -> ScenarioEvent? {
        guard
            let fields = Fields(
                node, of: LocalizedText(ja: "出来事", en: "an event"), rule: "scenario.event", into: names.diagnostics)
        else { return nil }
        let id = fields.text("id")
        let title = fields.localized("title")
        let trigger = fields.fields("when").flatMap(trigger)
        let cue = fields.fields("cue").map {
            own -> (says: LocalizedText?, sees: LocalizedText?, sound: Bool, jerk: Double) in
            let words = (
                own.optionalLocalized("says"), own.optionalLocalized("sees"), own.optionalFlag("sound") ?? false,
                own.optionalQuantity("jerk", .force, in: 0.5...3) ?? 0
            )
            if own.entries.isEmpty || (!own.has("says") && !own.has("sees")) {
                names.diagnostics.add(
                    at: own.place, LocalizedText(ja: "誰も気づけません", en: "nobody could notice it"),
                    expected: LocalizedText(
                        ja: "患者の言葉(says)か見えること(sees)を書いてください", en: "write what the patient 'says' or one 'sees'"),
                    rule: "scenario.event/cue")
            }
            own.finish()
            return words
        }
        let nodes = fields.nodes("react")
        Fields.refuseTwice(Fields.ids(nodes), .reaction, rule: "scenario.event", into: names.diagnostics)
        let reactions = nodes.compactMap(reaction)
        let forbids = fields.optionalNodes("forbids").compactMap(ForbiddenReading(names: names).forbidden)
        let critical = names.criticalError("critical", fields)
        let loses = loses(fields, trigger)
        let ending = ending(fields)
        fields.finish()
        guard let id, let title, let trigger, let cue, let ending else { return nil }
        return ScenarioEvent(
            id: id, title: title, trigger: trigger, says: cue.says, sees: cue.sees, reactions: reactions,
            forbids: forbids, critical: critical, loses: loses, sound: cue.sound, jerk: cue.jerk, ending: ending)
    }

    /// Only what the needle itself brought about may cost points: luck changes nobody's total.
    private func loses(_ fields: Fields, _ trigger: ScenarioEvent.Trigger?) -> [String] {
        let nodes = fields.optionalNodes("lose")
        if let trigger, !nodes.isEmpty {
            if case .touches = trigger {
            } else {
                fields.refuse(
                    "lose",
                    LocalizedText(
                        ja: "受講者が起こしたのでないことで減点はできません", en: "what the trainee did not bring about may cost no points"),
                    expected: LocalizedText(
                        ja: "省くか、「when: {touches: …}」と書いてください", en: "leave it out, or write 'when: {touches: …}'"),
                    problem: "luck")
            }
        }
        return nodes.compactMap { node in
            guard let id = fields.reader("lose").text(node),
                names.check(
                    id, isOneOf: names.criteria, called: .criterion, at: node, rule: "scenario.event/unknown-criterion")
            else { return nil }
            return id
        }
    }

    private func trigger(_ fields: Fields) -> ScenarioEvent.Trigger? {
        defer { fields.finish() }
        if fields.has("touches") {
            return fields.choice("touches", of: ScenarioEvent.Contact.self).map { .touches($0) }
        }
        if fields.has("instructor") {
            if fields.flag("instructor") == false {
                fields.refuse(
                    "instructor", LocalizedText(ja: "これを起こすものがありません", en: "nothing brings it about"),
                    expected: LocalizedText(ja: "trueと書いてください", en: "write true"), problem: "trigger")
            }
            return .instructor
        }
        if fields.has("did") { return fields.text("did").map { .did($0) } }
        guard let node = fields.node("after"), let step = fields.reader("after").text(node) else { return nil }
        let isKnown = names.check(
            step, isOneOf: names.steps, called: .step, at: node, rule: "scenario.event/unknown-step")
        let between = fields.span("between", .time, in: 0...3600)
        let chance = fields.optionalQuantity("chance", .share, in: 0...1) ?? 1
        guard isKnown, let between else { return nil }
        guard between.lowerBound.isFinite && between.upperBound.isFinite else {
            fields.refuse(
                "between", LocalizedText(ja: "「between」に終わりがありません", en: "'between' has no end"),
                expected: LocalizedText(ja: "「30 s to 5 min」のように書いてください", en: "write '30 s to 5 min'"), problem: "range"
            )
            return nil
        }
        return .after(step: step, between: between, chance: chance)
    }

    private func reaction(_ node: Node) -> ScenarioEvent.Reaction? {
        guard
            let own = Fields(
                node, of: LocalizedText(ja: "対応", en: "a reaction"), rule: "scenario.event", into: names.diagnostics)
        else { return nil }
        let id = own.text("id")
        let text = own.localized("text")
        let does = own.optionalChoice("does", of: ScenarioEvent.Movement.self)
        let within = own.optionalQuantity("within", .time, in: 0.1...3600)
        let confirmedBy = own.optionalChoice("confirmed-by", of: Step.Confirmer.self) ?? .trainee
        let before = step("before", own)
        let runs = scenario(own)
        if does != nil && (own.has("run") || own.has("confirmed-by")) {
            own.refuse(
                "does", LocalizedText(ja: "センサーでわかるので、誰かが確認することではありません", en: "a sensor sees it, so nobody says so"),
                expected: LocalizedText(ja: "「does」か、確認する方のどちらかを残してください", en: "keep 'does', or what is said"),
                problem: "reaction")
        }
        own.finish()
        guard let id, let text else { return nil }
        return ScenarioEvent.Reaction(
            id: id, text: text, does: does, within: within, before: before, confirmedBy: confirmedBy, runs: runs)
    }

    private func scenario(_ fields: Fields) -> String? {
        guard let node = fields.optionalNode("run"), let name = fields.reader("run").text(node) else { return nil }
        if names.scenarios.contains(name) { return name }
        names.diagnostics.add(
            at: node.place, LocalizedText(ja: "シナリオ「\(name)」はありません", en: "there is no scenario '\(name)'"),
            expected: LocalizedText(ja: "このファイルの隣にあるファイルの名前を書いてください", en: "name a file that lies beside this one"),
            rule: "scenario.event/unknown-scenario", suggestion: Suggestion.nearest(to: name, among: names.scenarios))
        return nil
    }

    private func step(_ key: String, _ fields: Fields) -> String? {
        guard let node = fields.optionalNode(key), let name = fields.reader(key).text(node),
            names.check(name, isOneOf: names.steps, called: .step, at: node, rule: "scenario.event/unknown-step")
        else { return nil }
        return name
    }

    private func ending(_ fields: Fields) -> ScenarioEvent.Ending? {
        guard let node = fields.optionalNode("then") else { return .goOn }
        guard case .mapping = node.kind else {
            return fields.choice("then", of: Ending.self).map { $0 == .end ? .end : .goOn }
        }
        guard let own = fields.fields("then") else { return nil }
        defer { own.finish() }
        let renewed = own.optionalChoice("with", of: Renewed.self) ?? .needle
        guard let from = own.node("restart-from"), let step = own.reader("restart-from").text(from),
            names.check(step, isOneOf: names.steps, called: .step, at: from, rule: "scenario.event/unknown-step")
        else { return nil }
        return .restart(from: step, refills: renewed == .needleAndDose)
    }
}
