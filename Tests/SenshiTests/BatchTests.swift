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
        let known = try lines(output).count
        try (String(contentsOfFile: output, encoding: .utf8) + "{\"file\":").write(
            toFile: output, atomically: true, encoding: .utf8)
        try Data("none".utf8).write(to: URL(fileURLWithPath: "\(many)/x.mcap"))
        let again = try Program.run(["score", "--batch", many, "--output", output])
        #expect(again.status == 2, "\(again.complaint)")
        #expect(again.complaint.contains("scored before           \(known)"), "\(again.complaint)")
        let all = try String(contentsOfFile: output, encoding: .utf8).split(separator: "\n")
        #expect(all.count == known + 1 + (5 - known) + 1)
        #expect(all.contains { $0.contains("no MCAP file") })
    }

    @Test("shards have no recording in common, leave none out, and keep theirs while others come and go")
    func shards() throws {
        let folder = try Folder()
        let many = folder.file("many")
        try FileManager.default.createDirectory(atPath: "\(many)/below", withIntermediateDirectories: true)
        func write(_ name: String) throws { try Data("none".utf8).write(to: URL(fileURLWithPath: "\(many)/\(name)")) }
        /// Which part each recording is in; none of them can be read, and each part says so of its own.
        func parts() throws -> [String: Int] {
            var parts: [String: Int] = [:]
            for part in 1...3 {
                let outcome = try Program.run(["score", "--batch", many, "--shard", "\(part)/3"])
                for line in outcome.output.split(separator: "\n") {
                    let file = try RunResult(String(line)).text("file")
                    #expect(parts.updateValue(part, forKey: file) == nil, "\(file) is in two parts")
                }
            }
            return parts
        }
        for number in 0..<20 { try write(number < 10 ? "\(number).mcap" : "below/\(number).mcap") }
        let before = try parts()
        #expect(before.count == 20 && Set(before.values) == [1, 2, 3])
        for number in 0..<5 { try FileManager.default.removeItem(atPath: "\(many)/\(number).mcap") }
        for number in 0..<5 { try write("0-\(number).mcap") }
        let after = try parts()
        #expect(after.count == 20)
        for (file, part) in after { if let old = before[file] { #expect(part == old, "\(file) has moved") } }
    }

    @Test("a folder that is not there, or holds no recording, is no batch that went well", arguments: ["en", "ja"])
    func nothing(language: String) throws {
        let folder = try Folder()
        let empty = folder.file("empty")
        try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
        let isEnglish = language == "en"
        func complaint(_ arguments: String...) throws -> String {
            let outcome = try Program.run(arguments + ["--language", language])
            #expect(outcome.status == 2, "\(arguments)")
            return outcome.complaint
        }
        let missing = try complaint("score", "--batch", folder.file("none"))
        #expect(missing.contains(isEnglish ? "there is no such folder" : "フォルダーはありません"), "\(missing)")
        let none = try complaint("score", "--batch", empty)
        #expect(none.contains(isEnglish ? "there is no recording" : "記録(.mcap)がありません"), "\(none)")
        let cases = try complaint("test", folder.file("none"))
        #expect(
            cases.contains(isEnglish ? "there is no such folder or case" : "このフォルダーもケースもありません"), "\(cases)")
        let unsaid = try Program.run(["score", "--language", language])
        #expect(unsaid.status == 64)
        #expect(
            unsaid.complaint.contains(isEnglish ? "Name recordings, or --batch" : "記録か--batch FOLDERを指定"),
            "\(unsaid.complaint)")
        let noCase = try complaint("test", empty)
        #expect(noCase.contains("senshi-case/1"), "\(noCase)")
    }

    @Test("a case that names what its scenario lacks is told where, and what was meant")
    func names() throws {
        let folder = try Folder()
        let path = folder.file("case.yaml")
        try """
        format: senshi-case/1
        title: names
        scenario: covid19-deltoid-im
        hand: expert
        expect:
          critical: [hygeine]
          lost: [angle]
          events: [skinPuncture]

        """.write(toFile: path, atomically: true, encoding: .utf8)
        for command in ["test", "check"] {
            let outcome = try Program.run([command, path])
            #expect(outcome.status == 2)
            for (line, meant) in [(6, "hygiene"), (7, "puncture/angle"), (8, "skinPunctured")] {
                #expect(outcome.complaint.contains("case.yaml:\(line):"), "\(outcome.complaint)")
                #expect(outcome.complaint.contains("did you mean '\(meant)'?"), "\(outcome.complaint)")
            }
        }
    }

    @Test("a case that is not as expected is not approved by --update, and says so in the trainee's language")
    func notApproved() throws {
        let folder = try Folder()
        let text =
            "format: senshi-case/1\ntitle: wrong\nscenario: covid19-deltoid-im\nhand: expert\nexpect:\n  verdict: failed\n"
        try text.write(toFile: folder.file("wrong.yaml"), atomically: true, encoding: .utf8)
        let outcome = try Program.run(["test", folder.path, "--update", "--language", "ja"])
        #expect(outcome.status == 1, "\(outcome.output)")
        #expect(!FileManager.default.fileExists(atPath: folder.file("wrong.golden")))
        #expect(outcome.output.contains("判定は合格です。期待は不合格です"), "\(outcome.output)")
        #expect(outcome.output.contains("期待どおりでないので書きません"), "\(outcome.output)")
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
        #expect(try score("--shard", "1/2").complaint.contains("scored now              1"))
        let rest = try score()
        #expect(rest.status == 2 && rest.complaint.contains("scored before           1"), "\(rest.complaint)")
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

    @Test("a batch against another scenario goes on where it stopped, until that scenario or its tissue changes")
    func otherScenario() throws {
        let folder = try Folder()
        let path = try ReplayTests.record("expert", in: folder)
        let many = folder.file("many")
        try FileManager.default.createDirectory(atPath: many, withIntermediateDirectories: true)
        for number in 0..<3 { try FileManager.default.linkItem(atPath: path, toPath: "\(many)/\(number).mcap") }
        let copy = folder.file("scenarios")
        try FileManager.default.copyItem(
            atPath: Program.root.appendingPathComponent("scenarios").path, toPath: copy)
        for (option, file) in [("--output", "scores.jsonl"), ("--sqlite", "scores.sqlite")] {
            func before(_ more: [String] = ["--scenario", "\(copy)/covid19-deltoid-im.yaml"]) throws -> Int {
                let outcome = try Program.run(["score", "--batch", many, option, folder.file(file)] + more)
                #expect(outcome.status == 0, "\(outcome.complaint)")
                let line = outcome.complaint.split(separator: "\n").first { $0.contains("scored before") }
                return line?.split(separator: " ").last.flatMap { Int($0) } ?? 0
            }
            #expect(try before() == 0)
            #expect(try before() == 3, "\(option): the same question")
            #expect(try before([]) == 0, "\(option): each against its own")
            let tissue = "\(copy)/tissues/human.yaml"
            let text = try String(contentsOfFile: tissue, encoding: .utf8)
            try (text + "# changed\n").write(toFile: tissue, atomically: true, encoding: .utf8)
            #expect(try before() == 0, "\(option): another tissue")
            #expect(try before() == 3)
            let verified = ["--scenario", "\(copy)/covid19-deltoid-im.yaml", "--verify"]
            #expect(try before(verified) == 0, "\(option): nothing was compared yet")
            #expect(try before(verified) == 3)
            #expect(try before() == 3, "\(option): more than was asked")
        }
    }

    @Test("two shards at the same time share one SQLite file: every recording once, nothing lost")
    func together() async throws {
        let folder = try Folder()
        let path = try ReplayTests.record("expert", in: folder)
        let many = folder.file("many")
        try FileManager.default.createDirectory(atPath: many, withIntermediateDirectories: true)
        for number in 0..<12 { try FileManager.default.linkItem(atPath: path, toPath: "\(many)/\(number).mcap") }
        let file = folder.file("scores.sqlite")
        let codes = await withTaskGroup(of: Int32.self) { group in
            for shard in 1...2 {
                group.addTask {
                    let arguments = ["score", "--batch", many, "--sqlite", file, "--shard", "\(shard)/2"]
                    return (try? Program.run(arguments).status) ?? -1
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(codes == [0, 0])
        let again = try Program.run(["score", "--batch", many, "--sqlite", file])
        #expect(again.complaint.contains("scored before           12"), "\(again.complaint)")
    }

    @Test("a recording is a case, too, and every kind of expectation that is not met is said")
    func expectations() throws {
        let folder = try Folder()
        let path = try ReplayTests.record("expert", in: folder)
        let replay = try Program.run(["replay", path, "--json"])
        let digest = try RunResult(replay.output).text("digest")
        let cases: [(name: String, expectation: String, complaint: String?)] = [
            ("whole", "digest: \(digest)\n  verdict: passed\n  lost: []\n  peak-force: 0.1 to 12 N", nil),
            ("critical", "critical: [bone]", "critical errors are [], expected [\"bone\"]"),
            ("digest", "digest: \(String(repeating: "0", count: 64))", "the digest is \(digest), expected 000"),
            ("events", "events: [needleLeftSkin, skinPunctured]", "the event skinPunctured does not come where"),
            ("force", "peak-force: 20 to 30 N", " N, expected 20.0 to 30.0 N"),
            ("lost", "lost: [puncture/angle]", "points are lost for [], expected [\"puncture/angle\"]"),
            ("score", "score: 10 to 20 %", "the score is 100.0 %, expected 10.0 to 20.0 %"),
            ("verdict", "verdict: failed", "the verdict is passed, expected failed"),
        ]
        for item in cases {
            let text = "format: senshi-case/1\ntitle: \(item.name)\nrecording: expert.mcap\nexpect:\n  "
            try (text + item.expectation + "\n").write(
                toFile: folder.file("\(item.name).yaml"), atomically: true, encoding: .utf8)
        }
        let outcome = try Program.run(["test", folder.path, "--jobs", "2"])
        #expect(outcome.status == 1 && outcome.output.contains("1 of 8 cases as expected"), "\(outcome.complaint)")
        // Each case's line, and what is said below it.
        let lines = outcome.output.split(separator: "\n")
        for item in cases {
            let place = try #require(lines.firstIndex { $0.contains("/\(item.name).yaml") }, "\(outcome.output)")
            let said = lines[(place + 1)...].prefix { $0.hasPrefix("   ") }
            #expect(lines[place].hasPrefix(item.complaint == nil ? "ok" : "FAIL"), "\(lines[place])")
            #expect(said.count == (item.complaint == nil ? 0 : 1), "\(said)")
            if let complaint = item.complaint { #expect(said.first?.contains(complaint) == true, "\(said)") }
        }
    }

    @Test("a golden's difference is in order, whole for --update, and says how many lines it leaves out otherwise")
    func long() throws {
        let folder = try Folder()
        let text =
            "format: senshi-case/1\ntitle: long\nscenario: covid19-deltoid-im\nhand: expert\nexpect:\n  verdict: passed\n"
        try text.write(toFile: folder.file("long.yaml"), atomically: true, encoding: .utf8)
        #expect(try Program.run(["test", folder.path, "--update"]).status == 0)
        let golden = folder.file("long.golden")
        let approved = try String(contentsOfFile: golden, encoding: .utf8)
        let other = (0..<60).map { "event \($0) other\n" }.joined()
        try (other + approved).write(toFile: golden, atomically: true, encoding: .utf8)
        let told = try Program.run(["test", folder.path])
        #expect(told.status == 1 && told.output.contains("… 20 more lines"), "\(told.output)")
        let updated = try Program.run(["test", folder.path, "--update"])
        let gone = updated.output.split(separator: "\n").filter { $0.hasPrefix("- ") }
        #expect(gone == (0..<60).map { "- event \($0) other" }, "\(updated.output)")
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
        #expect(changed.complaint.contains("1/2\n2/2\n"), "how far it is: \(changed.complaint)")
        try write("bad.yaml", "expert", "  score: high\n  verdicts: passed")
        let wrong = try Program.run(["test", folder.path])
        #expect(wrong.status == 2)
        #expect(wrong.complaint.contains("bad.yaml:6:") && wrong.complaint.contains("did you mean 'verdict'"))
    }
}
