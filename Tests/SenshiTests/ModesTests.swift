import Foundation
import Testing

/// What differs between learning and a test, in whole runs.
@Suite struct ModesTests {
    /// A second of looking on, so that the first step's coaching can be shown.
    private static let idle = """
        format: senshi-hand/1
        id: idle
        title: {ja: 見ている, en: Looks on}
        seed: 1
        start: {site: [0 mm, -85 mm], height: 40 mm, angle: 90 deg}
        moves:
          - dwell: 1 s
        """

    @Test("coaching is shown while learning, in the trainee's language, and never in a test")
    func prompts() throws {
        let folder = try Folder()
        let script = folder.file("idle.yaml")
        try Self.idle.write(toFile: script, atomically: true, encoding: .utf8)
        func said(_ mode: String, _ language: String) throws -> String {
            try Program.run([
                "run", "covid19-deltoid-im", "--hand", script, "--mode", mode, "--language", language, "--no-record",
                "--reports", folder.file("reports"),
            ]).complaint
        }
        let (english, japanese) = ("Wait for the answer.", "答えを待ちます。")
        let learning = try said("learn", "en")
        #expect(learning.contains(english), "\(learning)")
        #expect(try said("learn", "ja").contains(japanese))
        let test = try said("test", "en")
        #expect(!test.contains(english) && test.contains("Report:"), "\(test)")
    }

    @Test("an expert passes while learning; in a test what only the script declares is no clean hand")
    func stepped() throws {
        let (learning, _) = try RunResult.stepped(hand: "expert", ["--mode", "learn"])
        #expect(learning.text("verdict.result") == "passed")
        let (test, _) = try RunResult.stepped(hand: "expert", ["--mode", "test"])
        #expect(test.text("verdict.result") == "failed")
        #expect(test.rows("criticalErrors").contains { $0["id"] as? String == "hygiene" })
    }

    @Test("adrenaline for anaphylaxis interrupts a vaccination: two reports, each with its own score")
    func interrupts() throws {
        let folder = try Folder()
        let reports = folder.file("reports")
        let outcome = try Program.run([
            "run", "covid19-deltoid-im", "--hand", "anaphylaxis-right", "--stepped", "--reports", reports,
        ])
        #expect(outcome.status == 0, "\(outcome.complaint)")
        let folders = try FileManager.default.contentsOfDirectory(atPath: reports).sorted()
        try #require(folders.count == 2, "\(folders)")
        let names = try folders.map { name in
            let data = try Data(contentsOf: URL(fileURLWithPath: "\(reports)/\(name)/report.json"))
            let result = try RunResult(String(decoding: data, as: UTF8.self))
            #expect(result.text("verdict.result") == "passed")
            return result.text("scenario.id")
        }
        #expect(names.sorted() == ["adrenaline-thigh-im", "covid19-deltoid-im"])
    }
}
