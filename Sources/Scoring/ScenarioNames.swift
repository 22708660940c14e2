import Authoring

/// What the parts of a scenario may refer to, collected before any of them is read.
struct ScenarioNames {
    /// In the order of the file.
    let steps: [String]
    let criticalErrors: [String]
    let landmarks: [String]
    /// What events may refer to; those of shared steps are read with the scenario that extends them.
    var criteria: [String] = []
    var scenarios: [String] = []
    /// Where the patient's landmarks are written; nil where they are not.
    var landmarksPlace: Place?

    let diagnostics: Diagnostics

    /// Refers to something by name; an unknown one is an error at `node`.
    func check(_ name: String, isOneOf known: [String], called kind: LocalizedText, at node: Node, rule: String) -> Bool
    {
        if known.contains(name) { return true }
        diagnostics.add(
            at: node.place, LocalizedText(ja: "\(kind.ja)「\(name)」はありません", en: "there is no \(kind.en) '\(name)'"),
            expected: .thereAre(known), rule: rule,
            suggestion: Self.list(name, known) ?? Suggestion.nearest(to: name, among: known))
        return false
    }

    /// Several names with Japanese commas between them, as a list takes them: `swab, puncture`.
    private static func list(_ name: String, _ known: [String]) -> String? {
        let names = name.split { "、，・".contains($0) }.map { $0.filter { $0 != " " && $0 != "\u{3000}" } }
        return names.count > 1 && names.allSatisfy(known.contains) ? names.joined(separator: ", ") : nil
    }

    /// A list of step ids; unknown ones are left out.
    func steps(_ key: String, _ fields: Fields) -> [String] {
        fields.optionalNodes(key).compactMap { node in
            guard let id = fields.reader(key).text(node),
                check(id, isOneOf: steps, called: .step, at: node, rule: "\(fields.rule)/unknown-step")
            else { return nil }
            return id
        }
    }

    /// The id of a critical error.
    func criticalError(_ key: String, _ fields: Fields) -> String? {
        guard let node = fields.optionalNode(key), let id = fields.reader(key).text(node),
            check(
                id, isOneOf: criticalErrors, called: .criticalError, at: node,
                rule: "\(fields.rule)/unknown-critical-error")
        else { return nil }
        return id
    }
}

extension LocalizedText {
    static let step = LocalizedText(ja: "手順", en: "step")
    static let criterion = LocalizedText(ja: "評価項目", en: "criterion")
    static let criticalError = LocalizedText(ja: "重大な誤り", en: "critical error")
    static let event = LocalizedText(ja: "出来事", en: "event")
    static let reaction = LocalizedText(ja: "対応", en: "reaction")
    static let option = LocalizedText(ja: "選択肢", en: "option")
    static let item = LocalizedText(ja: "項目", en: "item")
    static let landmark = LocalizedText(ja: "目印", en: "landmark")
}

extension [String] {
    /// Each once, in the order of their first appearance.
    var uniqued: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
