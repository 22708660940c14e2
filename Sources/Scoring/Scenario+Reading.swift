public import Authoring
import Devices
public import Patients

extension Scenario {
    /// The version of the file format that this program reads.
    public static let format = "senshi-scenario/1"

    /// Reads a scenario file and the guideline that it names, from the directory `guidelines` beside it. Nil where
    /// anything in it is wrong; all of it is then in `diagnostics`.
    ///
    /// - Parameter shipped: the folder of the shipped scenarios, for guidelines and shared steps that are not beside it.
    public static func read(
        contentsOf path: String, shipped: String? = nil, into diagnostics: Diagnostics
    ) -> Scenario? {
        Document.read(contentsOf: path, into: diagnostics).flatMap {
            Scenario(
                $0, guidelines: GuidelineLibrary(besideScenario: path, shipped: shipped),
                steps: StepLibrary(besideScenario: path, shipped: shipped),
                presets: PresetLibrary(besideScenario: path, shipped: shipped), into: diagnostics)
        }
    }

    /// Reads a scenario from a document. Nil where anything in it is wrong; all of it is then in `diagnostics`.
    ///
    /// - Parameters:
    ///   - guidelines: the profiles that it may name.
    ///   - steps: the shared steps that it may extend; those beside the guidelines where it is not said.
    ///   - presets: the tissues and needles that it may name; those beside the guidelines where it is not said.
    public init?(
        _ document: Document, guidelines: GuidelineLibrary, steps library: StepLibrary? = nil,
        presets presetLibrary: PresetLibrary? = nil, into diagnostics: Diagnostics
    ) {
        let presets = presetLibrary ?? PresetLibrary(besideScenario: guidelines.directory)
        let library = library ?? StepLibrary(besideScenario: guidelines.directory)
        let inheritance = Inheritance(library: library, diagnostics: diagnostics)
        guard let resolved = document.root.map(inheritance.resolve) else { return nil }
        let root = resolved.root
        let told = PartialFindings(of: resolved, into: diagnostics)
        defer { told.tell() }
        guard
            let fields = Fields(
                root, of: LocalizedText(ja: "シナリオ", en: "a scenario"), rule: "scenario", into: told.found)
        else { return nil }
        fields.check(format: Self.format)
        _ = fields.has("extends")
        let id = fields.text("id")
        let version = fields.text("version")
        let title = fields.localized("title")
        let review = fields.fields("review", rule: "scenario.review").map(ScenarioReview.init)
        let guideline = Self.guideline(fields, guidelines)
        let overrides = Override.all(fields, of: guideline, in: guidelines)
        let patient = fields.fields("patient", rule: "scenario.patient").flatMap {
            PatientReading($0, beside: document.file)
        }
        let tissue = TissueReading(fields, presets, at: patient?.site ?? .deltoid)
        let equipment = fields.fields("equipment", rule: "scenario.equipment").flatMap {
            Equipment($0, needles: tissue?.presets.needles, weight: patient.map { ($0.weight, $0.saysWeight) })
        }
        let needs = fields.fields("device", rule: "scenario.device").map(Self.needs)
        let stepNodes = fields.nodes("steps")
        let eventNodes = fields.optionalNodes("events")
        let rules = fields.fields("scoring", rule: "scenario.scoring").flatMap {
            ScoringRules($0, criteria: CriterionReading.ids(stepNodes))
        }
        let modes = fields.optionalFields("modes", rule: "scenario.modes").map(ModeRules.all) ?? [:]
        let errors = fields.fields("critical-errors", rule: "scenario.critical-errors").map(Self.criticalErrors)
        let feedback = fields.fields("feedback", rule: "scenario.feedback").map { own in
            defer { own.finish() }
            return (passed: own.localized("passed"), failed: own.localized("failed"))
        }
        fields.finish()
        let names = ScenarioNames(
            steps: Fields.ids(stepNodes).map(\.id).uniqued, criticalErrors: errors.map { $0.keys.sorted() } ?? [],
            landmarks: patient?.landmarks.map(\.id) ?? Self.landmarks(root),
            criteria: CriterionReading.ids(stepNodes), scenarios: eventNodes.isEmpty ? [] : library.scenarios,
            landmarksPlace: Self.landmarksPlace(root), diagnostics: told.found)
        let bands = guideline.map {
            BandReading(guideline: $0, overrides: overrides, names: names, library: guidelines)
        }
        let steps = StepReading(names: names, bands: bands).steps(stepNodes)
        let events = EventReading(names: names).events(eventNodes)
        guard !told.hasErrors, let id, let version, let title, let review, let guideline, let patient,
            let tissue, let equipment, let needs, let rules, let errors, let passed = feedback?.passed,
            let failed = feedback?.failed
        else { return nil }
        self.init(
            id: id, version: version, title: title, review: review, guideline: guideline, person: patient.person,
            site: patient.site, side: patient.side, real: patient.real, landmarks: patient.landmarks,
            tells: patient.tells, presets: tissue.presets.with(viscosity: equipment.viscosity),
            condition: tissue.condition, equipment: equipment,
            needs: needs, rules: rules, modes: modes, variation: patient.variation,
            criticalErrors: errors, passed: passed, failed: failed, steps: steps, events: events)
        Reachability(self, root: root, diagnostics: diagnostics).warn()
        let guide = Document.read(contentsOf: guidelines.path(of: guideline.id), into: Diagnostics())
        let files = [
            presets.path(ofTissues: tissue.presets.tissues.name), presets.pathOfNeedles,
            presets.path(of: tissue.presets.site.site),
        ].map { Document.read(contentsOf: $0, into: Diagnostics()) }
        documents = ([document] + diagnostics.otherDocuments + ([guide] + files).compactMap(\.self)).map(\.withoutTree)
    }

    /// The ids of a patient who has errors elsewhere.
    private static func landmarks(_ root: Node) -> [String] {
        guard case .sequence(let items)? = root["patient"]?["landmarks"]?.kind else { return [] }
        return Fields.ids(items).map(\.id)
    }

    /// Where the patient's landmarks are, or would be.
    private static func landmarksPlace(_ root: Node) -> Place? {
        guard let patient = root["patient"], case .mapping(let entries) = patient.kind else { return nil }
        return entries.first { $0.key == "landmarks" }?.keyPlace ?? patient.place
    }

    private static func guideline(_ fields: Fields, _ library: GuidelineLibrary) -> Guideline? {
        guard let name = fields.text("guideline") else { return nil }
        let known = library.names
        guard known.contains(name) else {
            fields.diagnostics.add(
                at: fields.place(of: "guideline"),
                LocalizedText(ja: "ガイドライン「\(name)」はありません", en: "there is no guideline '\(name)'"),
                expected: .thereAre(known),
                rule: "scenario/unknown-guideline", suggestion: Suggestion.nearest(to: name, among: known))
            return nil
        }
        let own = Diagnostics()
        if let guideline = Guideline.read(contentsOf: library.path(of: name), into: own) { return guideline }
        fields.refuse(
            "guideline",
            LocalizedText(
                ja: "ガイドライン「\(name)」に誤りが\(own.all.count)件あります",
                en: "the guideline '\(name)' has \(own.all.count == 1 ? "an error" : "\(own.all.count) errors")"),
            expected: LocalizedText(
                ja: "\(library.path(of: name))をsenshi checkで調べてください", en: "check \(library.path(of: name))"),
            problem: "guideline")
        return nil
    }

    static func criticalErrors(_ fields: Fields) -> [String: LocalizedText] {
        var titles: [String: LocalizedText] = [:]
        for entry in fields.entries { titles[entry.key] = fields.localized(entry.key) }
        fields.finish()
        return titles
    }

    private static func needs(_ fields: Fields) -> [Measure: Sensing.Kind] {
        var needs: [Measure: Sensing.Kind] = [:]
        if let own = fields.fields("needs") {
            for measure in Measure.allCases {
                needs[measure] = own.optionalChoice(measure.rawValue, of: Sensing.Kind.self)
            }
            own.finish()
        }
        fields.finish()
        return needs
    }
}
