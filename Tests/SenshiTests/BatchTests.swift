import Foundation
import TestSupport
import Testing

/// Many recordings, and cases.
@Suite(.serialized) struct BatchTests {
    @Test("a batch goes on where it was stopped, shards share the work, and what can't be read is named")
    func batch() throws {
        let folder = try Folder()
        let path = try ReplayTests.record("expert", in: folder)
        let many = folder.file("many")
        try FileManager.default.createDirectory(atPath: many, withIntermediateDirectories: true)
        for number in 0..<5 { try FileManager.default.copyItem(atPath: path, toPath: "\(many)/\(number).mcap") }
        func lines(_ file: String) throws -> [RunResult] {
            try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map { try RunResult(String($0)) }
        }
        for shard in 1...2 {
            let outcome = try Program.run([
                "score", "--batch", many, "--output", folder.file("\(shard).jsonl"), "--shard", "\(shard)/2",
                "--verify",
            ])
            #expect(outcome.status == 0, "\(outcome.complaint)")
        }
        let both = try lines(folder.file("1.jsonl")) + lines(folder.file("2.jsonl"))
        #expect(Set(both.map { $0.text("file") }).count == 5 && both.count == 5)
        #expect(both.allSatisfy { $0.number("percent") == 100 && $0.value("same") as? Bool == true })
        // A line that a killed batch left half-written, and a recording that is none.
        let output = folder.file("1.jsonl")
        try (String(contentsOfFile: output, encoding: .utf8) + "{\"file\":").write(
            toFile: output, atomically: true, encoding: .utf8)
        try Data("none".utf8).write(to: URL(fileURLWithPath: "\(many)/x.mcap"))
        let again = try Program.run(["score", "--batch", many, "--output", output])
        #expect(again.status == 2, "\(again.complaint)")
        #expect(again.complaint.contains("scored before           3"), "\(again.complaint)")
        let all = try String(contentsOfFile: output, encoding: .utf8).split(separator: "\n")
        #expect(all.count == 3 + 1 + 3)
        #expect(all.contains { $0.contains("no MCAP file") })
    }

    @Test("ten times as many recordings take no more memory")
    func memory() throws {
        let folder = try Folder()
        let script = folder.file("short.yaml")
        try McapTests.short.write(toFile: script, atomically: true, encoding: .utf8)
        let path = folder.file("a.mcap")
        _ = try Program.run([
            "run", "covid19-deltoid-im", "--hand", script, "--stepped", "--record", path, "--reports", folder.path,
        ])
        func peak(_ count: Int) throws -> Int {
            let many = folder.file("\(count)")
            try FileManager.default.createDirectory(atPath: many, withIntermediateDirectories: true)
            for number in 0..<count { try FileManager.default.linkItem(atPath: path, toPath: "\(many)/\(number).mcap") }
            let measure = """
                import resource, subprocess, sys
                subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
                """
            let outcome = try Program.run(
                ["score", "--batch", many, "--jobs", "2"], under: ["/usr/bin/env", "python3", "-c", measure])
            return try #require(Int(outcome.output.split(separator: "\n").last ?? ""), "\(outcome.complaint)") / 1024
        }
        let (few, many) = (try peak(6), try peak(60))
        #expect(many <= few + 24 && many <= 256, "\(few) MiB, then \(many) MiB")
    }

    @Test("results in SQLite are read by another program, go on where they stopped, and are shared by shards")
    func database() throws {
        let folder = try Folder()
        let path = try ReplayTests.record("expert", in: folder)
        let many = folder.file("many")
        try FileManager.default.createDirectory(atPath: many, withIntermediateDirectories: true)
        for number in 0..<4 { try FileManager.default.copyItem(atPath: path, toPath: "\(many)/\(number).mcap") }
        try Data("none".utf8).write(to: URL(fileURLWithPath: "\(many)/x.mcap"))
        let file = folder.file("scores.sqlite")
        func score(_ more: String...) throws -> Program.Outcome {
            try Program.run(["score", "--batch", many, "--sqlite", file] + more)
        }
        #expect(try score("--shard", "1/2").complaint.contains("scored now              2"))
        let rest = try score("--verify")
        #expect(rest.status == 2 && rest.complaint.contains("scored before           2"), "\(rest.complaint)")
        let again = try score()
        #expect(again.complaint.contains("scored before           4"), "\(again.complaint)")
        let read = """
            import sqlite3, sys
            rows = sqlite3.connect(sys.argv[1]).execute(
                "select verdict, percent, criticalErrors, ticks > 9000, error is null from scores order by file").fetchall()
            print(rows[:4] == [("passed", 100.0, "[]", 1, 1)] * 4, rows[4][0], rows[4][4], len(rows))
            """
        let seen = try Run("/usr/bin/env", ["python3", "-c", read, file])
        #expect(seen.output == "True None 0 5\n", "\(seen.output)\(seen.errors)")
        try Data("no database, but long enough to be one of something else".utf8).write(to: URL(fileURLWithPath: file))
        let foreign = try score()
        #expect(foreign.status == 4 && foreign.complaint.contains("can't be used"), "\(foreign.complaint)")
    }

    @Test("cases come out as expected or say in what they differ, as a table and as JUnit")
    func cases() throws {
        let folder = try Folder()
        func write(_ name: String, _ hand: String, _ expectations: String) throws {
            let text = """
                format: senshi-case/1
                title: The hand \(hand)
                scenario: covid19-deltoid-im
                hand: \(hand)
                expect:
                \(expectations)
                """
            try text.write(toFile: folder.file(name), atomically: true, encoding: .utf8)
        }
        try write(
            "good.yaml", "expert", "  verdict: passed\n  score: 90 to 100 %\n  critical: []\n  peak-force: 0.1 to 12 N")
        try write("steep.yaml", "angle-45", "  lost: [puncture/angle]\n  events: [skinPunctured, needleLeftSkin]")
        let first = try Program.run(["test", folder.path, "--update"])
        #expect(first.status == 0, "\(first.output)\(first.complaint)")
        #expect(try Program.run(["test", folder.path]).status == 0)
        let golden = folder.file("good.golden")
        let approved = try String(contentsOfFile: golden, encoding: .utf8)
        try approved.replacing("verdict passed", with: "verdict failed").write(
            toFile: golden, atomically: true, encoding: .utf8)
        let changed = try Program.run(["test", folder.path, "--junit", folder.file("junit.xml")])
        #expect(changed.status == 1)
        #expect(changed.output.contains("- verdict failed") && changed.output.contains("+ verdict passed"))
        let parsed = try Run(
            "/usr/bin/env",
            [
                "python3", "-c",
                "import sys, xml.etree.ElementTree as t; r = t.parse(sys.argv[1]).getroot(); print(r.get('tests'), r.get('failures'))",
                folder.file("junit.xml"),
            ])
        #expect(parsed.output == "2 1\n", "\(parsed.errors)")
        let updated = try Program.run(["test", folder.path, "--update"])
        #expect(updated.status == 0 && updated.output.contains("+ verdict passed"))
        #expect(try String(contentsOfFile: golden, encoding: .utf8) == approved)
        try write("bad.yaml", "expert", "  score: high\n  verdicts: passed")
        let wrong = try Program.run(["test", folder.path])
        #expect(wrong.status == 2)
        #expect(wrong.complaint.contains("bad.yaml:6:") && wrong.complaint.contains("did you mean 'verdict'"))
    }
}
