import Authoring
import Scoring

/// The steps of the form, with their options and what is expected.
extension ScenarioForm {
    var stepParts: [Part] {
        items(node(["steps"])).compactMap { step in step["id"]?.text.map { self.step($0, step) } }
    }

    func items(_ node: Node?) -> [Node] {
        if case .sequence(let items)? = node?.kind { items } else { [] }
    }

    private func step(_ id: String, _ step: Node) -> Part {
        let path = ["steps", id], kind = step["kind"]?.text ?? ""
        let title = LocalizedText(ja: step["text"]?["ja"]?.text ?? id, en: step["text"]?["en"]?.text ?? id)
        // Its kind stands in another file: so does the step.
        let isForeign = isShared(step["kind"])
        var fields = [words(path + ["text"], FormWords.stepText)]
        if kind != "sensed" && kind != "wait" { fields.append(text(path + ["points"], FormWords.points)) }
        fields.append(words(path + ["prompt"], FormWords.prompt))
        var deeds: [Deed] = []
        if isForeign {
            deeds.append(Deed(label: FormWords.leaveOut, edit: ScenarioEdit(.leaveOut, path)))
        } else {
            deeds.append(Deed(label: FormWords.up, edit: ScenarioEdit(.move, path, by: -1)))
            deeds.append(Deed(label: FormWords.down, edit: ScenarioEdit(.move, path, by: 1)))
            deeds.append(Deed(label: FormWords.remove, edit: ScenarioEdit(.remove, path)))
        }
        deeds.append(
            Deed(
                label: FormWords.addStep, edit: ScenarioEdit(.addStep, path),
                choices: choices(["confirm", "checklist", "choose", "ask"])))
        let measures = TechniqueMeasure.allCases.filter {
            !$0.countsFromStep && $0.parts == [.value] && $0 != .skinEntry
        }
        deeds.append(
            Deed(
                label: FormWords.addCriterion, edit: ScenarioEdit(.addCriterion, path),
                choices: measures.map { Choice(value: $0.rawValue, text: $0.definition) }))
        return Part(
            id: "step-\(id)", heading: title, note: FormWords.kind(kind, id), isShared: isForeign, fields: fields,
            deeds: deeds, parts: optionParts(path, step) + items(step["expect"]).compactMap { criterion(path, $0) })
    }

    // MARK: options

    private func optionParts(_ path: [String], _ step: Node) -> [Part] {
        let list = step["options"] != nil ? "options" : "items"
        guard let options = step[list] else { return [] }
        let place = path + [list]
        let isOptions = list == "options"
        let heading = isOptions ? FormWords.options : FormWords.items
        // A list of options is one value: whoever changes it has all of it.
        guard !isShared(options) else {
            let names = items(options).map { ($0["text"]?["ja"]?.text ?? "", $0["text"]?["en"]?.text ?? "") }
            let note = LocalizedText(
                ja: names.map(\.0).joined(separator: "／"), en: names.map(\.1).joined(separator: " / "))
            return [
                Part(
                    id: "\(path[1])-\(list)", heading: heading, note: note, isShared: true,
                    deeds: [Deed(label: FormWords.own, edit: ScenarioEdit(.own, place))])
            ]
        }
        let parts = items(options).compactMap { option -> Part? in
            guard let id = option["id"]?.text else { return nil }
            let own = place + [id]
            let truth = choices(["true", "false"])
            let more =
                isOptions
                ? [
                    choice(own + ["right"], FormWords.right, truth, unset: "false"),
                    words(own + ["because"], FormWords.because),
                ] : [choice(own + ["critical"], FormWords.critical, truth, unset: "false")]
            return Part(
                id: "\(path[1])-\(list)-\(id)", heading: LocalizedText(ja: id, en: id),
                fields: [words(own + ["text"], FormWords.optionText)] + more,
                deeds: [Deed(label: FormWords.remove, edit: ScenarioEdit(.remove, own))])
        }
        return [
            Part(
                id: "\(path[1])-\(list)", heading: heading,
                deeds: [Deed(label: FormWords.addOption, edit: ScenarioEdit(.addOption, place))], parts: parts)
        ]
    }

    // MARK: what is expected

    private func criterion(_ path: [String], _ node: Node) -> Part? {
        guard let id = node["id"]?.text else { return nil }
        let own = path + ["expect", id]
        let read = scenario?.steps.flatMap(\.criteria).first { $0.id == id }
        var fields = [words(own + ["title"], FormWords.criterionTitle), text(own + ["points"], FormWords.points)]
        var note = read?.measure.definition
        if let read, let scenario {
            let limit = read.limit(scenario)
            if read.measure.parts == [.value] && read.measure != .skinEntry {
                fields.insert(
                    Field(
                        kind: "text", label: FormWords.range, edit: ScenarioEdit(.range, own), value: limit.en,
                        isShared: read.overridden == nil, hint: FormWords.rangeHint), at: 1)
            } else {
                note = LocalizedText(
                    ja: "\(read.measure.definition.ja) \(limit.ja)", en: "\(read.measure.definition.en) \(limit.en)")
            }
        }
        if let advice = node["feedback"], case .mapping(let entries) = advice.kind {
            fields += entries.map { words(own + ["feedback", $0.key], FormWords.feedback($0.key)) }
        }
        let isForeign = isShared(node["measure"])
        let title = node["title"]
        return Part(
            id: "criterion-\(id)",
            heading: FormWords.expected(LocalizedText(ja: title?["ja"]?.text ?? id, en: title?["en"]?.text ?? id)),
            note: note, isShared: isForeign, fields: fields,
            deeds: [
                isForeign
                    ? Deed(label: FormWords.leaveOut, edit: ScenarioEdit(.leaveOut, own))
                    : Deed(label: FormWords.remove, edit: ScenarioEdit(.remove, own))
            ])
    }
}
