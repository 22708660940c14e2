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

    @Test("a template whose bands the guideline lacks is refused with the band and the guidelines that have it")
    func lean() throws {
        let folder = try Folder()
        let library = folder.file("library-of-mine")
        let scenarios = "\(library)/scenarios"
        try FileManager.default.createDirectory(atPath: "\(scenarios)/guidelines", withIntermediateDirectories: true)
        func link(_ name: String) throws {
            try FileManager.default.createSymbolicLink(
                atPath: "\(library)/\(name)", withDestinationPath: "\(Program.root.path)/\(name)")
        }
        try link("devices")
        for name in try FileManager.default.contentsOfDirectory(atPath: "\(Program.root.path)/scenarios")
        where name != "guidelines" { try link("scenarios/\(name)") }
        for name in ["jp", "uk"] { try link("scenarios/guidelines/\(name).yaml") }
        let text = try String(
            contentsOfFile: "\(Program.root.path)/scenarios/guidelines/jp.yaml", encoding: .utf8)
        try text.replacing("id: jp", with: "id: lean").replacing("  im.depth:", with: "  im.other-depth:")
            .write(toFile: "\(scenarios)/guidelines/lean.yaml", atomically: true, encoding: .utf8)
        let new = try Program.run(
            ["new", "my-own", "--folder", folder.path, "--guideline", "lean", "--language", "en"],
            environment: ["SENSHI_LIBRARY": library])
        #expect(new.status == 2)
        #expect(new.complaint.contains("there is no band 'im.depth' in the guideline 'lean'"), "\(new.complaint)")
        #expect(new.complaint.contains("(jp, uk)"), "\(new.complaint)")
        #expect(!FileManager.default.fileExists(atPath: folder.file("my-own.yaml")))
    }

    @Test("a depth that nobody could reach is told at the needle's length, with the line and the caret")
    func impossible() throws {
        let folder = try Folder()
        _ = try Program.run(["new", "my-own", "--folder", folder.path])
        let path = folder.file("my-own.yaml")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let length = try #require(text.firstMatch(of: #/length: \d+ mm/#))
        try text.replacing(length.output, with: "length: 10 mm").write(toFile: path, atomically: true, encoding: .utf8)
        let check = try Program.run(["check", path, "--language", "en"])
        #expect(check.status == 2)
        let line = 1 + text[..<length.range.lowerBound].count { $0 == "\n" }
        #expect(check.complaint.contains("my-own.yaml:\(line):"), "\(check.complaint)")
        #expect(check.complaint.contains("In this patient the depth for full points is only"), "\(check.complaint)")
        #expect(check.complaint.contains("length: 10 mm") && check.complaint.contains("^^^^^"), "\(check.complaint)")
        #expect(!check.output.contains("fine"), "\(check.output)")
    }

    @Test("cases, reviews and exemplars are checked as what they are")
    func others() throws {
        let folder = try Folder()
        func check(_ name: String, _ text: String) throws -> Program.Outcome {
            let path = folder.file(name)
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            return try Program.run(["check", path])
        }
        let fine = try Program.run(["check", "scenarios/cases/deltoid-expert.yaml"])
        #expect(fine.status == 0 && fine.output.contains("fine"), "\(fine.complaint)")
        let review = "format: senshi-review/1\nby: teacher-1\nrating: {overall: 4, because: calm}\n"
        #expect(try check("review.yaml", review).status == 0)
        let late = try check("late.yaml", review.replacing("overall: 4", with: "overall: 6"))
        #expect(late.status == 2 && late.complaint.contains("late.yaml:3:19: 'overall' is 6"), "\(late.complaint)")
        let exemplar = try check("exemplar.yaml", "format: senshi-exemplar/1\nscenario: a\n")
        #expect(exemplar.status == 2 && exemplar.complaint.contains("an exemplar lacks"), "\(exemplar.complaint)")
    }

    @Test("a review that has run out is warned of where it is written, and one that holds is not")
    func review() throws {
        let folder = try Folder()
        _ = try Program.run(["new", "my-own", "--folder", folder.path])
        let path = folder.file("my-own.yaml")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let reviewer = "{name: Sato, role: nurse, institution: Kita, date: 2019-11-23}"
        for (again, isOld) in [("2020-11-23", true), ("2999-11-23", false)] {
            try text.replacing(
                "  status: draft\n",
                with: "  status: reviewed\n  reviewed-by: [\(reviewer)]\n  review-again: \(again)\n"
            ).write(toFile: path, atomically: true, encoding: .utf8)
            let check = try Program.run(["check", path, "--language", "en"])
            #expect(check.status == 0, "\(check.complaint)")
            #expect(check.complaint.contains("the review has run out: it was to be repeated by 2020-11-23") == isOld)
            #expect(check.complaint.contains("[scenario.review/run-out]") == isOld)
        }
        let run = try Program.run([
            "run", path, "--hand", "scenarios/hands/covid19-deltoid-im/expert.yaml", "--stepped", "--json",
            "--reports", folder.file("reports"),
        ])
        let reviewers = try RunResult(run.output).rows("verdict.reviewers")
        #expect(reviewers.first?["name"] as? String == "Sato")
        #expect(reviewers.first?["date"] as? String == "2019-11-23")
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
