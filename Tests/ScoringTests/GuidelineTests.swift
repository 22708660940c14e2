import Authoring
import FoundationEssentials
import Scoring
import TestSupport
import Testing

@Suite("the guideline profiles") struct GuidelineTests {
    static let names = ["au", "cdc", "jp", "uk", "who"]

    @Test("five are shipped") func shipped() { #expect(Fixtures.guidelines.names == Self.names) }

    @Test("each is complete for an injection into the deltoid, and an expert passes by it", arguments: names)
    func complete(name: String) throws {
        let text = try String(contentsOfFile: Fixtures.scenarioPath, encoding: .utf8)
            .replacing("guideline: jp", with: "guideline: \(name)")
        let diagnostics = Diagnostics()
        let document = Document(text: text, file: Fixtures.scenarioPath, into: diagnostics)
        var scenario = try #require(
            Scenario(document, guidelines: Fixtures.guidelines, into: diagnostics), "\(diagnostics.rendered())")
        // The attempt does its steps in an order of its own.
        scenario.modes[.learn]?.gated = false
        var attempt = Attempt()
        // Three fingers below the acromion is right everywhere.
        attempt.y = -0.05
        let score = attempt.score(scenario)
        #expect(score.lost == [], "\(name)")
        #expect(score.guideline == name)
    }

    @Test("every band says who says so, and none claims a source for a choice of its own", arguments: names)
    func sources(name: String) throws {
        let diagnostics = Diagnostics()
        let guideline = try #require(
            Guideline.read(contentsOf: Fixtures.guidelines.path(of: name), into: diagnostics))
        #expect(guideline.id == name)
        #expect(guideline.bands.count >= 15)
        for band in guideline.bands.values { #expect(band.source.count > 8, "\(band.name)") }
    }

    @Test("where the guidelines disagree about the site, so do the scores")
    func disagree() throws {
        func score(_ name: String) throws -> Score {
            let text = try String(contentsOfFile: Fixtures.scenarioPath, encoding: .utf8)
                .replacing("guideline: jp", with: "guideline: \(name)")
            let diagnostics = Diagnostics()
            let document = Document(text: text, file: Fixtures.scenarioPath, into: diagnostics)
            let scenario = try #require(Scenario(document, guidelines: Fixtures.guidelines, into: diagnostics))
            var attempt = Attempt()
            attempt.y = -0.080
            return attempt.score(scenario)
        }
        #expect(try score("jp").band("site") == .full)
        #expect(try score("cdc").band("site") == .zero)
        #expect(try score("cdc").critical == [])
    }
}
