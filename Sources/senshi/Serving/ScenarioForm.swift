import Authoring
import Scoring

/// A scenario's text as a form for teachers: what stands in it and what it shares, each with the place that a change goes
/// to. The text stays what counts.
struct ScenarioForm: Encodable {
    struct Choice: Encodable {
        var value: String
        var text: LocalizedText
    }
    /// What somebody can fill in.
    struct Field: Encodable {
        /// `text`, `choice`, or `words` in both languages.
        var kind: String
        var label: LocalizedText
        /// What is done with what was filled in.
        var edit: ScenarioEdit
        var value: String?
        var words: LocalizedText?
        var choices: [Choice]?
        /// It stands in the shared steps: a change writes it into this scenario.
        var isShared: Bool
        /// How it is written.
        var hint: LocalizedText?
    }
    /// What somebody can have done.
    struct Deed: Encodable {
        var label: LocalizedText
        var edit: ScenarioEdit
        /// Which kind, where there are several.
        var choices: [Choice]?
    }
    struct Part: Encodable {
        var id: String
        var heading: LocalizedText
        var note: LocalizedText?
        var isShared = false
        var fields: [Field] = []
        var deeds: [Deed] = []
        var parts: [Part] = []
    }

    var parts: [Part]

    private let root: Node
    let resolved: Node
    /// Where the text can be read whole.
    let scenario: Scenario?

    private enum CodingKeys: CodingKey { case parts }

    /// Nil where the text has no keys, or builds on something that is not there.
    init?(_ document: Document, scenario: Scenario?, steps library: StepLibrary, guidelines: [String]) {
        guard let root = document.root, case .mapping = root.kind,
            let resolved = library.resolved(root, into: Diagnostics())
        else { return nil }
        self.root = root
        self.resolved = resolved
        self.scenario = scenario
        parts = []
        parts =
            [about(guidelines), patient, equipment, Part(id: "steps", heading: FormWords.steps, parts: stepParts)]
            + [eventPart].compactMap(\.self)
    }

    // MARK: the parts

    private func about(_ guidelines: [String]) -> Part {
        let names = guidelines.map { Choice(value: $0, text: LocalizedText(ja: $0, en: $0)) }
        let base = root["extends"]?.text
        return Part(
            id: "about", heading: FormWords.about, note: base.map(FormWords.extends),
            fields: [
                words(["title"], FormWords.title), text(["id"], FormWords.id, FormWords.idHint),
                text(["version"], FormWords.version), choice(["guideline"], FormWords.guideline, names),
                text(["scoring", "pass"], FormWords.pass, FormWords.passHint),
            ])
    }

    // MARK: fields

    func choices(_ all: [String]) -> [Choice] { all.map { Choice(value: $0, text: FormWords.value($0)) } }

    /// What stands at a path, in the scenario or in what it shares.
    func node(_ path: [String]) -> Node? {
        var node: Node? = resolved
        for word in path {
            if case .sequence(let items)? = node?.kind {
                let number = Int(word).flatMap { items.indices.contains($0) ? items[$0] : nil }
                node = items.first { ($0["id"] ?? $0["band"])?.text == word } ?? number
            } else {
                node = node?[word]
            }
        }
        return node
    }

    /// It stands in another file.
    func isShared(_ node: Node?) -> Bool { node?.place.document != nil }

    func text(_ path: [String], _ label: LocalizedText, _ hint: LocalizedText? = nil) -> Field {
        let found = node(path)
        return Field(
            kind: "text", label: label, edit: ScenarioEdit(.set, path), value: found?.text ?? "",
            isShared: isShared(found), hint: hint)
    }

    func words(_ path: [String], _ label: LocalizedText) -> Field {
        let found = node(path)
        return Field(
            kind: "words", label: label, edit: ScenarioEdit(.words, path),
            words: LocalizedText(ja: found?["ja"]?.text ?? "", en: found?["en"]?.text ?? ""), isShared: isShared(found))
    }

    func choice(_ path: [String], _ label: LocalizedText, _ choices: [Choice], unset: String? = nil) -> Field {
        let found = node(path)
        return Field(
            kind: "choice", label: label, edit: ScenarioEdit(.set, path), value: found?.text ?? unset ?? "",
            choices: choices, isShared: isShared(found))
    }
}
