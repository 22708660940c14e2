import Authoring

/// Reads the steps of a scenario.
struct StepReading {
    let names: ScenarioNames
    let bands: BandReading?
    private var diagnostics: Diagnostics { names.diagnostics }

    init(names: ScenarioNames, bands: BandReading?) {
        self.names = names
        self.bands = bands
    }

    func steps(_ nodes: [Node]) -> [Step] {
        Fields.refuseTwice(Fields.ids(nodes), .step, rule: "scenario.step", into: diagnostics)
        Fields.refuseTwice(
            CriterionReading.nodes(nodes), .criterion, rule: "scenario.criterion", into: diagnostics)
        let steps = nodes.compactMap(step)
        checkTriggers(nodes)
        return steps
    }

    private func step(_ node: Node) -> Step? {
        let name = Fields.ids([node]).first?.id
        guard
            let fields = Fields(
                node,
                of: name.map { LocalizedText(ja: "手順「\($0)」", en: "step '\($0)'") }
                    ?? LocalizedText(ja: "手順", en: "a step"), rule: "scenario.step", into: diagnostics)
        else { return nil }
        let id = fields.text("id")
        let written = fields.choice("kind", of: Step.Kind.self)
        // What was meant, so that what belongs to it is looked at too.
        let kind = written ?? fields.meant("kind", of: Step.Kind.self)
        let text = fields.localized("text")
        let prompt = fields.optionalLocalized("prompt")
        let after = names.steps("after", fields)
        let before = names.steps("before", fields)
        let points = fields.optionalNumber("points", in: 0...100)
        let critical = names.criticalError("critical", fields)
        let asked = kind.map { StepContent($0, fields) }
        if kind == nil { StepContent.readAll(fields) }
        let forbids = fields.optionalNodes("forbids").compactMap(ForbiddenReading(names: names).forbidden)
        let expected = CriterionReading(names: names, bands: bands)
        let expectations = fields.optionalNodes("expect")
        let criteria = expectations.compactMap(expected.criterion)
        checkOrder(id, after: after, before: before, fields)
        if let id, points ?? 0 > 0, names.criteria.contains(id) {
            fields.refuse(
                "id",
                LocalizedText(
                    ja: "「\(id)」という評価項目もあり、点数と上書きが混ざります",
                    en: "a criterion is called '\(id)' too, so points and overrides would be mixed up"),
                expected: LocalizedText(
                    ja: "自分の点数を持つこの手順には別のidを付けてください", en: "give this step, which has points of its own, another id"),
                problem: "same-as-criterion")
        }
        if critical != nil && !fields.has("before") {
            fields.refuse(
                "critical", LocalizedText(ja: "いつまでにするかが書かれていません", en: "it is not said by when it must be done"),
                expected: LocalizedText(ja: "「before:」に手順を書いてください", en: "write 'before:' with a step"),
                problem: "critical")
        }
        if kind == .wait && criteria.count == expectations.count && !criteria.contains(where: { $0.target != nil }) {
            fields.refuse(
                "kind", LocalizedText(ja: "待つ条件がありません", en: "there is nothing to wait for"),
                expected: LocalizedText(
                    ja: "「or more」の基準でtime-since-stepを求めてください", en: "expect time-since-step with a band of 'or more'"),
                problem: "wait")
        }
        if forbids.contains(where: { $0.deed == Step.Forbidden.plungerMoves }) && asked?.ends.isEmpty != false {
            fields.refuse(
                "forbids",
                LocalizedText(
                    ja: "いつまで内筒を動かしてはいけないかが書かれていません", en: "it is not said until when the plunger must not move"),
                expected: LocalizedText(
                    ja: "sensedの手順に「ends: [needle-still]」と書いてください", en: "write 'ends: [needle-still]' in a sensed step"),
                problem: "forbids")
        }
        fields.finish()
        guard let id, let kind = written, let text, let asked else { return nil }
        return Step(
            id: id, kind: kind, text: text, prompt: prompt, after: after, before: before, points: points ?? 0,
            critical: critical, confirmedBy: asked.confirmedBy, options: asked.options, items: asked.items,
            starts: asked.starts, ends: asked.ends, factor: asked.factor, forbids: forbids,
            criteria: criteria)
    }

    /// Steps are written in the order in which they are done, so `after` looks up and `before` down.
    private func checkOrder(_ id: String?, after: [String], before: [String], _ fields: Fields) {
        guard let id, let own = names.steps.firstIndex(of: id) else { return }
        for (key, others, isWrong) in [("after", after, { $0 >= own }), ("before", before, { $0 <= own })]
            as [(String, [String], (Int) -> Bool)]
        {
            for other in others where names.steps.firstIndex(of: other).map(isWrong) ?? false {
                fields.refuse(
                    key,
                    LocalizedText(
                        ja: "「\(id)」を「\(other)」の\(key == "after" ? "後" : "前")にはできません",
                        en: "'\(id)' can't be \(key) '\(other)'"),
                    expected: LocalizedText(
                        ja: "手順は行う順に書いてください", en: "write the steps in the order in which they are done"),
                    problem: "order")
            }
        }
    }

    private func checkTriggers(_ nodes: [Node]) {
        var seen: [String: Place] = [:]
        for (trigger, node) in Fields.ids(nodes, "starts") {
            guard let first = seen.updateValue(node.place, forKey: trigger) else { continue }
            // Of an own step and a shared one, the own one is what the author can change.
            let isShared = node.place.document != nil && first.document == nil
            diagnostics.add(
                at: isShared ? first : node.place,
                LocalizedText(ja: "「\(trigger)」で始まる手順がすでにあります", en: "another step starts with '\(trigger)' already"),
                expected: LocalizedText(ja: "これで始まる手順は一つにしてください", en: "let one step start with it"),
                rule: "scenario.step/duplicate-trigger")
        }
    }
}
