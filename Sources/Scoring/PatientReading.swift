import Authoring
import Patients

/// Reads the patient of a scenario.
struct PatientReading {
    /// Who stands in where nobody is described; never with a file that could be read.
    static let nobody = Person(sex: .female, age: 40, bmi: 22)

    let person: Person?
    let site: Site
    let side: Site.Side
    let real: SitePatient?
    let landmarks: [Landmark]
    let tells: [LocalizedText]
    let variation: PatientVariation?
    /// kg; nil where it is not said.
    let weight: Double?
    /// It is said, rightly or wrongly.
    let saysWeight: Bool

    /// - Parameter path: of the scenario, beside which a patient file is looked for.
    init?(_ fields: Fields, beside path: String) {
        let hasFile = fields.has("file")
        let real = hasFile ? Self.real(fields, beside: path) : nil
        // Who a real patient is only needs to be said where the story wants it.
        let described = !hasFile || fields.has("sex") || fields.has("age") || fields.has("bmi")
        let sex = described ? fields.choice("sex", of: Person.Sex.self) : nil
        // Children too: the youngest that are vaccinated into a muscle.
        let age = described ? fields.number("age", in: 0.1...110) : nil
        let bmi = described ? fields.number("bmi", in: 12...60) : nil
        saysWeight = fields.has("weight")
        weight = fields.optionalQuantity("weight", .mass, in: 0.5...400)
        let arm = fields.optionalChoice("arm", of: Person.Arm.self) ?? .hanging
        let site = fields.optionalChoice("site", of: Site.self) ?? .deltoid
        let side = fields.optionalChoice("side", of: Site.Side.self) ?? .left
        if hasFile && fields.has("site") {
            fields.refuse(
                "site", LocalizedText(ja: "患者ファイルには部位が入っています", en: "a patient file has its own site"),
                expected: LocalizedText(ja: "「site」を省いてください", en: "leave 'site' out"), problem: "site-of-file")
        }
        let nodes = fields.nodes("landmarks")
        let landmarks = nodes.compactMap { Landmark($0, in: fields) }
        Fields.refuseTwice(Fields.ids(nodes), .landmark, rule: fields.rule, into: fields.diagnostics)
        let tells = fields.optionalNodes("tells").compactMap(fields.reader("tells").localized)
        variation = fields.optionalFields("vary", rule: "scenario.vary").map { PatientVariation($0, isReal: hasFile) }
        fields.finish()
        if hasFile && real == nil { return nil }
        self.real = real
        self.site = real?.site.site ?? site
        self.side = real?.site.side ?? side
        if described {
            guard let sex, let age, let bmi else { return nil }
            person = Person(sex: sex, age: age, bmi: bmi, arm: arm)
        } else {
            person = nil
        }
        self.landmarks = landmarks
        self.tells = tells
    }
}

extension PatientReading {
    /// Reads the patient file that is named, relative to the scenario.
    private static func real(_ fields: Fields, beside path: String) -> SitePatient? {
        guard let name = fields.text("file") else { return nil }
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        do throws(PatientFile.Problem) {
            return try PatientFile.read(contentsOf: name.hasPrefix("/") ? name : folder + name)
        } catch {
            fields.refuse(
                "file",
                LocalizedText(
                    ja: "「\(name)」\(error.sentence.ja.dropLast())", en: "'\(name)' \(error.sentence.en.dropLast())"),
                expected: LocalizedText(
                    ja: "senshi patient importが作ったファイルを書いてください", en: "name a file that senshi patient import made"),
                problem: "patient-file")
            return nil
        }
    }
}

extension Landmark {
    fileprivate init?(_ node: Node, in fields: Fields) {
        guard
            let own = Fields(
                node, of: LocalizedText(ja: "目印", en: "a landmark"), rule: fields.rule, into: fields.diagnostics)
        else { return nil }
        let id = own.text("id")
        let name = own.localized("name")
        let below = own.quantity("below", .length, in: -0.1...0.3)
        own.finish()
        guard let id, let name, let below else { return nil }
        self.init(id: id, name: name, below: below)
    }
}
