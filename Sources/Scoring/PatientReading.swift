import Authoring
import Patients

/// Reads the patient of a scenario.
struct PatientReading {
    let person: Person
    let landmarks: [Landmark]
    let tells: [LocalizedText]
    let variation: PatientVariation?

    init?(_ fields: Fields) {
        let sex = fields.choice("sex", of: Person.Sex.self)
        let age = fields.number("age", in: 18...110)
        let bmi = fields.number("bmi", in: 12...60)
        let nodes = fields.nodes("landmarks")
        let landmarks = nodes.compactMap { Landmark($0, in: fields) }
        Fields.refuseTwice(Fields.ids(nodes), "landmark", rule: fields.rule, into: fields.diagnostics)
        let tells = fields.optionalNodes("tells").compactMap(fields.reader("tells").localized)
        variation = fields.optionalFields("vary", rule: "scenario.vary").map(PatientVariation.init)
        fields.finish()
        guard let sex, let age, let bmi else { return nil }
        person = Person(sex: sex, age: age, bmi: bmi)
        self.landmarks = landmarks
        self.tells = tells
    }
}

extension Landmark {
    fileprivate init?(_ node: Node, in fields: Fields) {
        guard let own = Fields(node, of: "a landmark", rule: fields.rule, into: fields.diagnostics) else { return nil }
        let id = own.text("id")
        let name = own.localized("name")
        let below = own.quantity("below", .length, in: 0...0.3)
        own.finish()
        guard let id, let name, let below else { return nil }
        self.init(id: id, name: name, below: below)
    }
}
