import Authoring
import Scoring

/// One change that somebody makes in the form. It is made in the text, which keeps everything else as it stands.
struct ScenarioEdit: Codable {
    enum Kind: String, Codable {
        /// A value; words in both languages; the range of a criterion.
        case set, words, range
        /// An item of this scenario's own: away, up or down. One that is shared: not used here.
        case remove, move, leaveOut
        /// A new part of some kind; a shared list as the scenario's own.
        case addStep, addCriterion, addOption, addTell, addLandmark, own
    }
    private enum CodingKeys: String, CodingKey {
        case kind = "edit"
        case path, value, words, by
    }

    var kind: Kind
    var path: [String]
    var value: String?
    var words: LocalizedText?
    var by: Int?

    init(_ kind: Kind, _ path: [String], by: Int? = nil, value: String? = nil, words: LocalizedText? = nil) {
        self.kind = kind
        self.path = path
        self.by = by
        self.value = value
        self.words = words
    }

    /// The text after it.
    /// - Parameter form: of the text before it.
    func apply(to text: String, _ form: ScenarioForm) throws(DocumentEdit.Trouble) -> String {
        var edit = DocumentEdit(text)
        switch kind {
        case .set:
            let value = value ?? ""
            // What is optional and made empty goes away.
            if !value.isEmpty {
                try edit.set(path, to: value)
            } else if edit.has(path) {
                try edit.remove(path)
            }
        case .words:
            guard let words else { throw .missing }
            if !(words.ja.isEmpty && words.en.isEmpty) {
                try edit.set(path + ["ja"], to: words.ja)
                try edit.set(path + ["en"], to: words.en)
            } else if edit.has(path) {
                try edit.remove(path)
            }
        case .range: try range(&edit, form)
        case .remove: try edit.remove(path)
        case .move: try edit.move(path, by: by ?? 1)
        case .leaveOut: try leaveOut(&edit)
        case .addStep: try addStep(&edit, form)
        case .addCriterion: try addCriterion(&edit, form)
        case .addOption: try addOption(&edit, form)
        case .addTell: try edit.add(to: path, ["{ja: 患者の言葉, en: What the patient says}"])
        case .addLandmark: try addLandmark(&edit, form)
        case .own: try own(&edit, form)
        }
        return edit.text
    }

    /// The reason that stands beside limits which somebody wrote in the form.
    private static let because = "指導者が定めた範囲"

    private func range(_ edit: inout DocumentEdit, _ form: ScenarioForm) throws(DocumentEdit.Trouble) {
        let isLimits = form.node(path + ["limits"]) != nil
        guard let place = isLimits ? path + ["limits"] : form.node(path + ["band"])?.text.map({ ["override", $0] })
        else { throw .missing }
        let isNew = !edit.has(place)
        try edit.set(place + ["full"], to: value ?? "")
        if isNew {
            try edit.set(place + ["because"], to: Self.because)
            try edit.set(place + ["tag"], to: "e")
        }
    }

    private func leaveOut(_ edit: inout DocumentEdit) throws(DocumentEdit.Trouble) {
        guard path.count >= 2, let name = path.last else { throw .missing }
        guard path.count == 4 else { return try edit.add(word: name, to: ["without"]) }
        let step = Array(path.prefix(2))
        try ensure(step, &edit)
        try edit.add(word: name, to: step + ["without"])
    }

    /// A step that is shared gets an entry of its own, which says nothing yet.
    private func ensure(_ step: [String], _ edit: inout DocumentEdit) throws(DocumentEdit.Trouble) {
        if !edit.has(step) { try edit.add(to: ["steps"], ["id: \(step[1])"]) }
    }

    private func addStep(_ edit: inout DocumentEdit, _ form: ScenarioForm) throws(DocumentEdit.Trouble) {
        guard path.count == 2 else { throw .missing }
        try ensure(path, &edit)
        let kind = value ?? "confirm"
        var lines = [
            "id: \(Self.free("step", form.items(form.node(["steps"]))))", "kind: \(kind)",
            "text: {ja: 新しい手順, en: A new step}",
        ]
        if form.node(["steps", "puncture"]) != nil { lines.append("before: [puncture]") }
        lines.append("points: 1")
        switch kind {
        case "choose", "ask":
            lines += [
                "options:", "  - {id: option-1, text: {ja: 正しい答え, en: The right answer}, right: true}",
                "  - {id: option-2, text: {ja: 違う答え, en: Another answer}, \(Self.reason)}",
            ]
        case "checklist": lines += ["items:", "  - {id: item-1, text: {ja: 確認すること, en: Something to check}}"]
        default: break
        }
        try edit.add(to: ["steps"], lines, behind: path[1])
    }

    private static let reason = "because: {ja: 理由を書いてください, en: Say why it is not right}"

    private func addCriterion(_ edit: inout DocumentEdit, _ form: ScenarioForm) throws(DocumentEdit.Trouble) {
        guard path.count == 2, let measure = value.flatMap(TechniqueMeasure.init(rawValue:)) else { throw .missing }
        try ensure(path, &edit)
        let all = form.items(form.node(["steps"])).flatMap { form.items($0["expect"]) }
        let (occasion, words) = (measure.occasions[0], measure.definition)
        try edit.add(
            to: path + ["expect"],
            [
                "id: \(Self.free(measure.rawValue.lowercased().replacing(".", with: "-"), all))",
                "title: {ja: \"\(words.ja.prefix(40))\", en: \"\(words.en.prefix(60))\"}",
                "measure: \(measure.rawValue)", "\(occasion.key): \(occasion.word)",
                "limits: {full: \(Self.usual(measure)), because: \(Self.because), tag: e}", "points: 1",
            ])
    }

    private func addOption(_ edit: inout DocumentEdit, _ form: ScenarioForm) throws(DocumentEdit.Trouble) {
        let isItem = path.last == "items"
        let id = Self.free(isItem ? "item" : "option", form.items(form.node(path)))
        try edit.add(
            to: path,
            [
                isItem
                    ? "{id: \(id), text: {ja: 確認すること, en: Something to check}}"
                    : "{id: \(id), text: {ja: 新しい選択肢, en: A new option}, \(Self.reason)}"
            ])
    }

    private func addLandmark(_ edit: inout DocumentEdit, _ form: ScenarioForm) throws(DocumentEdit.Trouble) {
        let id = Self.free("landmark", form.items(form.node(path)))
        try edit.add(to: path, ["{id: \(id), below: 50 mm, name: {ja: 新しい目印, en: A new landmark}}"])
    }

    private func own(_ edit: inout DocumentEdit, _ form: ScenarioForm) throws(DocumentEdit.Trouble) {
        guard path.count == 3, let list = form.node(path) else { throw .missing }
        try ensure(Array(path.prefix(2)), &edit)
        for item in form.items(list) { try edit.add(to: path, [DocumentEdit.inline(item)]) }
    }

    /// A name that nothing has yet.
    private static func free(_ word: String, _ items: [Node]) -> String {
        let taken = Set(items.compactMap { $0["id"]?.text })
        return (1...).lazy.map { "\(word)-\($0)" }.first { !taken.contains($0) } ?? word
    }

    /// A range to begin with, in the measure's unit. Chosen, to be replaced.
    private static func usual(_ measure: TechniqueMeasure) -> String {
        switch measure.unit {
        case .millimetres: "5 mm or less"
        case .degrees: "10 deg or less"
        case .count: "1 or less"
        case .seconds: "60 s or less"
        case .millimetresPerSecond: "100 mm/s or less"
        case .percent: "5 % or less"
        }
    }
}
