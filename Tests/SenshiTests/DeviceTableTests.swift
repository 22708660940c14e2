import Foundation
import TestSupport
import Testing

/// What each shipped profile can show of each shipped scenario.
@Suite("each profile on each scenario") struct DeviceTableTests {
    private static func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(Repository.root)/\(folder)")
            .filter { $0.hasSuffix(".yaml") && !$0.hasPrefix("_") }.map { String($0.dropLast(5)) }.sorted()
    }

    private struct Finding: Decodable {
        var file, rule: String
        var points: Double?
    }

    @Test("a scenario is refused exactly where a step of it can't be done with the device; the rest is a table")
    func table() throws {
        let scenarios = try Self.names(in: "scenarios")
        let files = scenarios.map { "scenarios/\($0).yaml" }
        var rows = ["| device | refused | left out of the score, points |", "|---|---|---|"]
        for profile in try Self.names(in: "devices") {
            let outcome = try Program.run(["check", "--json", "--device", profile] + files)
            let findings = try JSONDecoder().decode([Finding].self, from: Data(outcome.output.utf8))
            func of(_ name: String) -> [Finding] { findings.filter { $0.file == "scenarios/\(name).yaml" } }
            let refused = scenarios.filter { of($0).contains { $0.rule == "device/refused" } }
            #expect(outcome.status == (refused.isEmpty ? 0 : 2), "\(profile): \(outcome.complaint)")
            let left = scenarios.filter { !refused.contains($0) }.compactMap { name -> String? in
                let points = of(name).filter { $0.rule == "device/left-out" }.compactMap(\.points).reduce(0, +)
                return points > 0 ? "\(name) \(points)" : nil
            }
            rows.append(
                "| \(profile) | \(refused.isEmpty ? "–" : refused.joined(separator: ", ")) "
                    + "| \(left.isEmpty ? "–" : left.joined(separator: ", ")) |")
        }
        let path = "\(Repository.root)/Sources/senshi/Documentation.docc/DevicesGuide.md"
        let (page, table) = (try String(contentsOfFile: path, encoding: .utf8), rows.joined(separator: "\n") + "\n")
        #expect(page.contains(table), "the table should be:\n\(table)")
    }

    @Test("a scenario that a device can't perform is not called fine before it is refused")
    func notFine() throws {
        for (language, word) in [("en", "fine"), ("ja", "よし")] {
            let outcome = try Program.run([
                "check", "scenarios/covid19-deltoid-im.yaml", "--device", "haptikfabriken-polhem", "--language",
                language,
            ])
            #expect(outcome.status == 2 && !outcome.output.contains(word), "\(outcome.output)")
            let both = try Program.run([
                "check", "scenarios/covid19-deltoid-im.yaml", "--device", "haptikfabriken-polhem", "--device",
                "gamepad",
                "--language", language,
            ])
            #expect(both.status == 0 && both.output.contains(word), "\(both.complaint)")
        }
    }
}
