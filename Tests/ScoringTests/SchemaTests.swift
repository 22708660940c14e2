import Authoring
import Foundation
import Scoring
import TestSupport
import Testing

@Suite("the schema that editors use") struct SchemaTests {
    /// What a schema can know: that a key is missing, unknown or of another type, and how a value is written.
    private static let knowable: Set = [
        "missing-key", "unknown-key", "type", "unit", "number", "choice", "count", "comma", "format", "syntax",
        "duplicate-key", "occasion", "body-of-file",
    ]
    /// What is known only with the guideline.
    private static let elsewhere = "scenario.criterion/unit"

    /// Nil where a schema can't decide what the checker says.
    private static func verdict(_ output: String) -> Bool? {
        var mustRefuse = false
        var mayRefuse = false
        for line in output.split(separator: "\n") {
            guard let match = line.firstMatch(of: #/:\d+: (warning: )?(.*) \[([\w.-]+)/([\w-]+)\]$/#) else { continue }
            if match.1 != nil || "\(match.3)/\(match.4)" == elsewhere { continue }
            let problem = String(match.4)
            // A number without a unit has its limits in the schema; one with a unit is a text there.
            let isNumber = match.2.contains(#/is -?[\d.]+\. write [\d.]+ to [\d.]+$/#)
            if knowable.contains(problem) || (problem == "range" && isNumber) {
                mustRefuse = true
            } else if ["date", "reviewer"].contains(problem) {
                mayRefuse = true
            }
        }
        return mustRefuse ? false : mayRefuse ? nil : true
    }

    @Test("the schema is what is shipped", arguments: ["scenario", "guideline"])
    func shipped(name: String) throws {
        let schema = name == "scenario" ? Scenario.schema : Guideline.schema
        let pair = GoldenCase(name: "\(name)-1", in: "\(Repository.root)/scenarios/schema", output: "json")
        #expect(try pair.difference(from: schema.printed) == nil)
    }

    @Test(
        "the schema agrees with the checker on every case where a schema can know",
        .enabled(if: PythonTools.arePrepared, Comment(rawValue: PythonTools.howTo)),
        arguments: ["scenario", "guideline"])
    func agrees(name: String) throws {
        let cases = ScenarioDiagnosticsTests.cases.filter { ($0.name.hasPrefix("guideline-")) == (name == "guideline") }
        try #require(cases.count >= (name == "scenario" ? 80 : 5))
        let refused = try refusals(of: cases.map(\.input), by: name)
        for pair in cases {
            let said = try String(contentsOfFile: pair.output, encoding: .utf8)
            guard let good = Self.verdict(said) else { continue }
            let isRefused = refused[pair.input] != nil
            #expect(isRefused != good, "\(pair.name): \(refused[pair.input] ?? "taken") / \(said)")
        }
    }

    @Test(
        "everything that is shipped is right by the schema",
        .enabled(if: PythonTools.arePrepared, Comment(rawValue: PythonTools.howTo)))
    func shippedFiles() throws {
        let folder = "\(Repository.root)/scenarios"
        func files(_ path: String) throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".yaml") }
                .map { "\(path)/\($0)" }
        }
        #expect(try refusals(of: files(folder), by: "scenario") == [:])
        #expect(try refusals(of: files(folder + "/guidelines"), by: "guideline") == [:])
    }

    /// What an independent reader of JSON Schema says of files; nothing where it takes them.
    private func refusals(of files: [String], by schema: String) throws -> [String: String] {
        let run = try PythonTools.run(
            "check-jsonschema",
            ["--schemafile", "\(Repository.root)/scenarios/schema/\(schema)-1.json", "--output-format", "json"] + files)
        let answer = try #require(
            try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any], "\(run.errors)")
        var refused: [String: String] = [:]
        for key in ["errors", "parse_errors"] {
            for finding in answer[key] as? [[String: Any]] ?? [] {
                let file = try #require(finding["filename"] as? String)
                refused[file] = "\(finding["message"] ?? finding)"
            }
        }
        return refused
    }
}
