import Foundation
import TestSupport
import Testing

/// An instructor at a second terminal, beside a run that is going on.
@Suite(.serialized) struct InstructTests {
    /// Waits for the dose of an injection that lies half a minute away, so that there is time to say something.
    private static let patient = """
        format: senshi-hand/1
        id: patient
        title: {ja: 待つ, en: Waits}
        seed: 1
        start: {site: [0 mm, -85 mm], height: 20 mm, angle: 60 deg}
        moves:
          - insert: {depth: 5 mm, over: 1 s}
          - withdraw: {height: 20 mm, over: 500 ms}
          - dwell: 30 s
        """

    @Test("what is said counts in the run, with its reason; a wrong name is told at once, to whoever wrote it")
    func said() throws {
        let folder = try Folder()
        let script = folder.file("patient.yaml")
        try Self.patient.write(toFile: script, atomically: true, encoding: .utf8)
        let environment = [
            "SENSHI_LIBRARY": Repository.root, "LANG": "C.UTF-8", "XDG_RUNTIME_DIR": folder.file("runtime"),
        ]
        let none = try Program.run(["instruct"], environment: environment)
        #expect(none.status == 2 && none.complaint.contains("no run is going on"), "\(none.complaint)")

        let report = Pipe()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Program.path)
        process.arguments = [
            "run", "covid19-deltoid-im", "--hand", script, "--reports", folder.file("reports"), "--json", "--mode",
            "test",
        ]
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = report
        process.standardError = FileHandle.nullDevice
        try process.run()
        defer { process.terminate() }
        func instruct(_ words: String...) throws -> Program.Outcome {
            try Program.run(["instruct", "--by", "teacher-1"] + words, environment: environment)
        }
        var overview = try instruct()
        for _ in 0..<100 where overview.status != 0 {
            usleep(100_000)
            overview = try instruct()
        }
        #expect(overview.output.contains("covid19-deltoid-im: what can be said"), "\(overview.complaint)")
        #expect(overview.output.contains("confirm: screen, drug-check, hands"), "\(overview.output)")
        let wrong = try instruct("confirm", "handz")
        #expect(wrong.status == 2 && wrong.complaint.contains("did you mean 'hands'?"), "\(wrong.complaint)")
        let many = try instruct("override", "angle", "--points", "60", "--because", "generous")
        #expect(many.status == 2 && many.complaint.contains("give it 0 to 12"), "\(many.complaint)")
        let silent = try instruct("override", "angle", "--points", "6")
        #expect(silent.status == 64 && silent.complaint.contains("--because"))
        // The needle has been in: what the trainee only declared is missing.
        sleep(2)
        for words in [
            ["confirm", "hands"], ["event", "needle-stick"],
            ["override", "angle", "--points", "6", "--because", "pen slipped"],
            ["rate", "4", "--because", "calm"],
        ] {
            let told = try Program.run(["instruct", "--by", "teacher-1"] + words, environment: environment)
            #expect(told.status == 0 && told.output.contains("told covid19-deltoid-im"), "\(told.complaint)")
        }
        sleep(1)
        process.interrupt()
        let data = try #require(try report.fileHandleForReading.readToEnd())
        process.waitUntilExit()
        let result = try RunResult(String(decoding: data, as: UTF8.self))
        let lines = result.rows("review.rulings")
        let override = try #require(lines.first { $0["of"] as? String == "angle" }, "\(result.json["review"] ?? "")")
        #expect(override["because"] as? String == "pen slipped" && override["by"] as? String == "teacher-1")
        for (kind, of) in [("confirm", "hands"), ("event", "needle-stick")] {
            let line = lines.first { $0["kind"] as? String == kind && $0["of"] as? String == of }
            #expect(line?["by"] as? String == "teacher-1" && line?["tick"] is NSNumber, "\(kind): \(lines)")
        }
        #expect((override["points"] as? NSNumber)?.doubleValue == 6)
        #expect(result.number("review.rating.overall") == 4)
        #expect(result.rows("reactions").contains { $0["event"] as? String == "needle-stick" })
        let after = try instruct("confirm", "hands")
        #expect(after.status == 2 && after.complaint.contains("no run is going on"))
        let left = (try? FileManager.default.contentsOfDirectory(atPath: folder.file("runtime/senshi"))) ?? []
        #expect(!left.contains { $0.hasPrefix("instructor-") }, "\(left)")
    }
}
