import Authoring
import FoundationEssentials
import Scoring
import TestSupport
import Testing

@Suite("scenario diagnostics") struct ScenarioDiagnosticsTests {
    static let cases = GoldenCase.all(beside: #filePath, in: "Diagnostics")

    @Test("a bad scenario or guideline gets exactly these sentences", arguments: cases)
    func golden(_ pair: GoldenCase) throws {
        let diagnostics = Diagnostics()
        let text = try String(contentsOfFile: pair.input, encoding: .utf8)
        let document = Document(text: text, file: pair.file, into: diagnostics)
        let isRead =
            pair.name.hasPrefix("guideline-")
            ? Guideline(document, into: diagnostics) != nil
            : Scenario(document, guidelines: Fixtures.guidelines, presets: Fixtures.presets, into: diagnostics) != nil
        #expect(isRead == (pair.name.hasSuffix("nothing-wrong") || pair.name.hasPrefix("warns-")))
        #expect(diagnostics.isEmpty == pair.name.hasSuffix("nothing-wrong"))
        #expect(isRead != diagnostics.hasErrors)
        #expect(try pair.difference(from: diagnostics.rendered()) == nil)
        #expect(try pair.ending("ja.out").difference(from: diagnostics.rendered(in: .ja)) == nil)
    }

    @Test("there are cases") func thereAreCases() { #expect(Self.cases.count >= 100) }

    @Test("a guideline with errors is named in the scenario, with what to check")
    func brokenGuideline() throws {
        let folder = FileManager.default.temporaryDirectory.path + "/senshi-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try "format: senshi-guideline/1\nid: jp\n".write(toFile: folder + "/jp.yaml", atomically: true, encoding: .utf8)
        let diagnostics = Diagnostics()
        let text = try String(contentsOfFile: Fixtures.scenarioPath, encoding: .utf8)
        let document = Document(text: text, file: "s.yaml", into: diagnostics)
        let steps = StepLibrary(besideScenario: Fixtures.scenarioPath)
        let guidelines = GuidelineLibrary(directory: folder)
        #expect(
            Scenario(document, guidelines: guidelines, steps: steps, presets: Fixtures.presets, into: diagnostics)
                == nil)
        #expect(diagnostics.all.map(\.rule) == ["scenario/guideline"])
        #expect(diagnostics.all.first?.expected?.en == "check \(folder)/jp.yaml")
    }
}
