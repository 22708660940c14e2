import Foundation
import Testing

/// What a teacher does who writes a scenario.
@Suite struct ScenarioCommandTests {
    @Test("a new scenario checks clean where it lies, and is drawn with its points and the force")
    func new() throws {
        let folder = try Folder()
        let new = try Program.run(["new", "my-own", "--folder", folder.path, "--guideline", "uk"])
        #expect(new.status == 0, "\(new.complaint)")
        let path = folder.file("my-own.yaml")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.hasPrefix("# yaml-language-server: $schema=scenario-1.schema.json\n"))
        #expect(text.contains("id: my-own\n") && text.contains("guideline: uk "))
        #expect(FileManager.default.fileExists(atPath: folder.file("scenario-1.schema.json")))
        let check = try Program.run(["check", path])
        #expect(check.status == 0 && check.complaint.isEmpty, "\(check.complaint)")
        let page = folder.file("page.html")
        let preview = try Program.run(["preview", path, "--output", page, "--language", "en"])
        #expect(preview.status == 0, "\(preview.complaint)")
        #expect(preview.output.contains("[sensed, 31]"), "\(preview.output)")
        let html = try String(contentsOfFile: page, encoding: .utf8)
        #expect(html.contains("Skin gives way") || html.contains("gives way"))
        #expect(html.contains("curve insertion"))
        #expect(html.contains("Green Book"))
        #expect(try Program.run(["new", "my-own", "--folder", folder.path]).status == 4)
        #expect(try Program.run(["new", "no such", "--folder", folder.path]).status == 2)
    }

    @Test("the schema is printed as JSON, draft-07", arguments: ["scenario", "guideline"])
    func schema(format: String) throws {
        let outcome = try Program.run(["schema", format])
        let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        #expect(json?["$schema"] as? String == "http://json-schema.org/draft-07/schema#")
    }

    @Test("everybody of a cohort gets the same patient, and another cohort another")
    func cohort() throws {
        let folder = try Folder()
        _ = try Program.run(["new", "my-own", "--folder", folder.path])
        func patient(_ seed: String) throws -> String {
            let outcome = try Program.run([
                "run", folder.file("my-own.yaml"), "--hand", "scenarios/hands/covid19-deltoid-im/expert.yaml",
                "--stepped", "--json", "--cohort", seed, "--reports", folder.file(seed),
            ])
            return try RunResult(outcome.output).text("patient.en")
        }
        let first = try patient("1")
        #expect(first.contains("BMI"), "\(first)")
        #expect(try patient("1") == first)
        #expect(try patient("2") != first)
    }
}
