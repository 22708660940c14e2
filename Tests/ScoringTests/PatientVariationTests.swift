import Authoring
import Collision
import FoundationEssentials
import Patients
import Scoring
import Testing

/// Which patient a class gets.
@Suite("patients by cohort") struct PatientVariationTests {
    private static func read(
        _ vary: String, tissue: String = "", of name: String = "ventrogluteal-im"
    ) throws -> Scenario {
        let path = Fixtures.scenarioPath.replacing("covid19-deltoid-im", with: name)
        var text = try String(contentsOfFile: path, encoding: .utf8)
        text = text.replacing("  vary: {bmi: 20 to 25}\n", with: "").replacing(
            "patient:\n", with: "patient:\n  vary: \(vary)\n")
        let diagnostics = Diagnostics()
        let document = Document(text: text + tissue, file: path, into: diagnostics)
        return try #require(
            Scenario(document, guidelines: Fixtures.guidelines, into: diagnostics), "\(diagnostics.rendered())")
    }

    @Test("with 'body' every cohort has its own thicknesses and strengths, and one cohort always the same")
    func body() throws {
        let scenario = try Self.read("{body: true}")
        #expect(
            scenario.person?.layers == LayerScatter() && scenario.condition.seed == nil, "without a cohort as usual")
        let cohorts = (1...20).map { scenario.varied(cohort: $0) }
        let depths = cohorts.map { $0.patient.anatomy.depths }
        for face in 1..<5 { #expect(Set(depths.map { $0[face] }).count == 20) }
        let skins = cohorts.map { $0.presets.scatter($0.condition).skin }
        #expect(Set(skins).count == 20 && (skins.max() ?? 0) > 1.2 && (skins.min() ?? 1) < 0.8)
        let again = scenario.varied(cohort: 7)
        #expect(again.person == cohorts[6].person && again.condition == cohorts[6].condition)
        #expect(cohorts.allSatisfy { $0.person?.bmi == scenario.person?.bmi })
    }

    @Test("without 'body' a cohort changes neither thickness nor strength beyond age and index")
    func index() throws {
        let scenario = try Self.read("{bmi: 20 to 25, body: false}")
        let varied = scenario.varied(cohort: 7)
        #expect(varied.person?.layers == LayerScatter() && varied.condition == scenario.condition)
        #expect(varied.person?.bmi != scenario.person?.bmi)
    }

    @Test("a seed that the scenario itself gives stays the patient's")
    func seed() throws {
        let scenario = try Self.read("{body: true}", tissue: "\ntissue: {seed: 3}\n", of: "covid19-deltoid-im")
        #expect(scenario.varied(cohort: 7).condition.seed == 3)
    }

    @Test("a body at the end of the scatter that nobody could inject rightly is refused before anybody tries")
    func ends() throws {
        #expect(CaseCheck(try Self.read("{bmi: 20.5 to 21}", of: "covid19-deltoid-im")).refusal == nil)
        #expect(CaseCheck(try Self.read("{body: true}", of: "covid19-deltoid-im")).refusal != nil)
    }
}
