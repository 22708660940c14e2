public import Authoring

/// A file of shared steps, checked by itself: everything but what only the scenario knows.
public struct SharedSteps: Sendable {
    /// As its file says; scenarios name the file.
    public var id: String
    public var steps: [Step]

    /// Reads shared steps from a document. Nil where anything in it is wrong; all of it is then in `diagnostics`.
    public init?(_ document: Document, library: StepLibrary, into diagnostics: Diagnostics) {
        let inheritance = Inheritance(library: library, diagnostics: diagnostics)
        guard let resolved = document.root.map(inheritance.resolve) else { return nil }
        let told = PartialFindings(of: resolved, into: diagnostics)
        defer { told.tell() }
        guard
            let fields = Fields(
                resolved.root, of: LocalizedText(ja: "共有手順のファイル", en: "a file of shared steps"), rule: "steps",
                into: told.found)
        else { return nil }
        fields.check(format: StepLibrary.format)
        let id = fields.text("id")
        _ = (fields.text("version"), fields.localized("title"), fields.has("extends"))
        let nodes = fields.nodes("steps")
        _ = fields.optionalFields("scoring", rule: "scenario.scoring").map {
            ScoringRules($0, criteria: nil)
        }
        let errors = fields.optionalFields("critical-errors", rule: "scenario.critical-errors")
            .map(Scenario.criticalErrors)
        // Read, where they are, with the scenario that extends them.
        for key in ["device", "feedback", "patient", "equipment", "guideline", "override", "events", "modes"] {
            _ = fields.has(key)
        }
        fields.finish()
        let names = ScenarioNames(
            steps: Fields.ids(nodes).map(\.id).uniqued, criticalErrors: errors.map { $0.keys.sorted() } ?? [],
            landmarks: [], diagnostics: told.found)
        let reading = StepReading(names: names, bands: nil)
        let steps = reading.steps(nodes)
        guard !told.hasErrors, let id else { return nil }
        self.id = id
        self.steps = steps
    }
}
