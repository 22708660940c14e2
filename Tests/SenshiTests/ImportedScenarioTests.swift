import Foundation
import TestSupport
import Testing

/// The scenario that waits for a patient of one's own, with its hands.
@Suite(.serialized) struct ImportedScenarioTests {
    private static let shipped = "\(Repository.root)/scenarios/imported/ventrogluteal-im-ct.yaml"
    private static let hands = "\(Repository.root)/scenarios/hands/ventrogluteal-im-ct"
    private static let patient = "ventrogluteal-left.senshi-patient"

    /// Every hand that is written for it.
    static let names: [String] = ((try? FileManager.default.contentsOfDirectory(atPath: hands)) ?? [])
        .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()

    @Test("without the patient it says which file is missing")
    func missing() throws {
        let outcome = try Program.run(["check", Self.shipped])
        #expect(outcome.status == 2)
        #expect(outcome.complaint.contains(Self.patient), "\(outcome.complaint)")
    }

    @Test("it has an expert and faulty hands, and every hand has its score")
    func hands() throws {
        #expect(Self.names.contains("expert") && Self.names.count >= 5)
        let scores = try FileManager.default.contentsOfDirectory(atPath: Self.hands).filter { $0.hasSuffix(".score") }
        #expect(Set(scores) == Set(Self.names.map { "\($0).score" }))
    }

    @Test("on a made-up CT each hand gets the score beside it: the expert passes, a fault costs what belongs to it")
    func phantom() throws {
        let folder = try Folder()
        let scan = try ScanPhantom(in: folder.path)
        let scenario = try scenario(
            in: folder,
            with: [
                "patient", "import", "--ct", scan.ct, "--labels", scan.labels, "--names", folder.file("names.tsv"),
                "--site", "ventrogluteal-left", "--spacing", "2", "--output", folder.file(Self.patient),
            ])
        for name in Self.names {
            let result = try play(name, scenario, in: folder)
            let pair = GoldenCase(name: name, in: Self.hands, output: "score")
            let difference = try pair.difference(from: result.listing)
            #expect(difference == nil, "\(name): \(difference ?? "")")
            try keeps(result, name)
        }
    }

    @Test(
        "on the CT of a real person, too, the expert passes and every fault costs what its file says",
        .enabled(if: CT.isThere, "\(CT.missing)"))
    func real() throws {
        let folder = try Folder()
        let scenario = try scenario(
            in: folder, with: CT.importing("ventrogluteal-left", to: folder.file(Self.patient)))
        for name in Self.names { try keeps(play(name, scenario, in: folder), name) }
    }

    /// The shipped scenario beside a patient that is imported for it; it checks clean.
    private func scenario(in folder: Folder, with importing: [String]) throws -> String {
        let path = folder.file("ventrogluteal-im-ct.yaml")
        try FileManager.default.copyItem(atPath: Self.shipped, toPath: path)
        let made = try Program.run(importing)
        try #require(made.status == 0, "\(made.complaint)")
        let check = try Program.run(["check", path])
        #expect(check.status == 0, "\(check.complaint)")
        return path
    }

    private func play(_ name: String, _ scenario: String, in folder: Folder) throws -> RunResult {
        let outcome = try Program.run([
            "run", scenario, "--hand", "\(Self.hands)/\(name).yaml", "--stepped", "--json", "--reports", folder.path,
        ])
        try #require(outcome.status <= 1, "\(outcome.complaint)")
        return try RunResult(outcome.output)
    }

    /// What a hand's file promises comes of it, and nothing else.
    private func keeps(_ result: RunResult, _ name: String) throws {
        let text = try String(contentsOfFile: "\(Self.hands)/\(name).yaml", encoding: .utf8)
        func promised(_ key: String) -> Set<String> {
            guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix("# \(key): ") }) else { return [] }
            return Set(line.dropFirst(key.count + 4).split(separator: ",").map { String($0.drop { $0 == " " }) })
        }
        #expect(result.costs == promised("Costs"), "\(name): \(result.listing)")
        let critical = Set(result.rows("criticalErrors").compactMap { $0["id"] as? String })
        #expect(critical == promised("Fails by"), "\(name): \(result.listing)")
        #expect(result.text("verdict.result") == (critical.isEmpty ? "passed" : "failed"), "\(name): \(result.listing)")
        if name == "expert" { #expect(result.number("verdict.percent") == 100, "\(result.listing)") }
        if name != "expert" { #expect(!result.costs.isEmpty || !critical.isEmpty) }
    }
}

extension RunResult {
    /// The lines that earned less than they might, or were explained by another's loss, as step/criterion.
    fileprivate var costs: Set<String> { Set(lines.filter(\.isLess).map(\.name)) }

    /// What a golden score keeps: verdict, points, what was lost and why, critical errors, events.
    fileprivate var listing: String {
        let (earned, available) = (number("verdict.earnedPoints"), number("verdict.availablePoints"))
        var text = ["\(self.text("verdict.result")) \(earned) of \(available)"]
        text += rows("criticalErrors").map {
            "critical \($0["step"] ?? "") \($0["id"] ?? ""): \(Self.english($0["seen"]))"
        }
        text += lines.filter(\.isLess).map { "lost \($0.name) \($0.earned) of \($0.available): \($0.seen)" }
        text += rows("reactions").map { event in
            "event \(event["event"] ?? ""): \(event["right"] as? Bool == true ? "right" : "not right")"
        }
        return text.joined(separator: "\n") + "\n"
    }

    private struct Line {
        let name: String
        let earned, available: Double
        let isExplained: Bool
        let seen: String
        var isLess: Bool { earned < available || isExplained }
    }

    private var lines: [Line] {
        rows("steps").flatMap { step in
            (step["criteria"] as? [[String: Any]] ?? []).map { line in
                Line(
                    name: "\(step["id"] ?? "")/\(line["id"] ?? "")",
                    earned: (line["earnedPoints"] as? NSNumber)?.doubleValue ?? .nan,
                    available: (line["availablePoints"] as? NSNumber)?.doubleValue ?? .nan,
                    isExplained: line["band"] as? String == "explained", seen: Self.english(line["seen"]))
            }
        }
    }

    private static func english(_ text: Any?) -> String { (text as? [String: Any])?["en"] as? String ?? "" }
}
