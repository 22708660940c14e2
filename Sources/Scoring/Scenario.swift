public import Authoring
public import Devices
public import Patients

/// A procedure as an instructor wrote it: patient, equipment, steps, and what each is worth.
public struct Scenario: Sendable {
    public var id: String
    /// Three numbers, and a name in both languages.
    public var version: String
    public var title: LocalizedText
    public var review: ScenarioReview
    public var guideline: Guideline
    /// Who the patient is; `nil` where a patient file is used and the scenario does not say.
    public var person: Person?
    /// Where a patient who is built from that is injected.
    public var site: Site
    public var side: Site.Side
    /// The real patient that the scenario names; `nil` for one that is built from who they are.
    public var real: SitePatient?
    public var landmarks: [Landmark]
    /// What the patient says about themselves.
    public var tells: [LocalizedText]
    /// What the patient's tissues and the needle are made of, and what this patient's skin is like.
    public var presets: Presets
    public var condition: Condition
    public var equipment: Equipment
    /// The least that a device must know of each measure.
    public var needs: [Measure: Sensing.Kind]
    public var rules: ScoringRules
    /// What is shown, and how strictly it leads, where the scenario says so.
    public var modes: [ScoringMode: ModeRules]
    /// Within what the patient varies from one cohort to the next.
    public var variation: PatientVariation?
    /// Titles of the critical errors, by id.
    public var criticalErrors: [String: LocalizedText]
    public var passed: LocalizedText
    public var failed: LocalizedText
    /// In the order in which they are meant to be done.
    public var steps: [Step]
    /// What may happen to the patient.
    public var events: [ScenarioEvent]
    /// Seeds patient and luck alike for everybody who gives the same.
    public var cohort: UInt64 = 0

    /// The texts that it was read from: its own file, the shared steps, the guideline. All that is needed to score again.
    public var documents: [Document] = []

    /// No clinician has reviewed it with name and date.
    public var draft: Bool { review.isDraft }

    /// What people read of every deed and reaction that it names, by name.
    var deeds: [String: LocalizedText] {
        let forbidden = (steps.flatMap(\.forbids) + events.flatMap(\.forbids)).map { ($0.deed, $0.text) }
        let reactions = events.flatMap(\.reactions).map { ($0.id, $0.text) }
        return Dictionary(reactions + forbidden, uniquingKeysWith: { first, _ in first })
    }

    /// The step of that id.
    public func step(_ id: String) -> Step? { steps.first { $0.id == id } }

    /// The rules of a mode.
    public func rules(in mode: ScoringMode) -> ModeRules { modes[mode] ?? .standard(mode) }

    /// The same with the patient that everybody of a cohort gets.
    public func varied(cohort: UInt64) -> Scenario {
        var own = self
        own.cohort = cohort
        if let variation, let person {
            own.person = variation.person(person, cohort: cohort)
            own.condition = variation.condition(condition, cohort: cohort)
        }
        return own
    }

    /// Patient and needle in words, as reports name them.
    public var personName: String {
        [person?.name, real.map { "\($0.site.title.en), CT \($0.id.prefix(8))" }].compactMap(\.self).joined(
            separator: ", ")
    }
    /// The needle in words.
    public var needleName: String { equipment.needle.name }

    /// The patient under the needle.
    public var patient: Patient {
        if let real {
            return Patient(
                real, person: person, needle: equipment.needle, presets: presets, condition: condition)
        }
        return Patient(
            of: person ?? PatientReading.nobody, side: side, needle: equipment.needle, presets: presets,
            condition: condition)
    }
}
