import Foundation
import TestSupport
import Testing

/// Recordings, played again.
@Suite(.serialized) struct ReplayTests {
    /// A recording of a hand in stepped time.
    static func record(_ hand: String, in folder: Folder, _ more: [String] = []) throws -> String {
        let path = folder.file("\(hand).mcap")
        let outcome = try RunResult.attempt(["--record", path, "--reports", folder.path, "--hand", hand] + more)
        guard FileManager.default.fileExists(atPath: path) else { throw Missing(said: outcome.complaint) }
        return path
    }
    struct Missing: Error { let said: String }

    @Test("a replay gives the live run's digest, score and events, from poses and from what the device said")
    func same() throws {
        let folder = try Folder()
        for hand in ["expert", "strikes-bone"] {
            let (result, _) = try RunResult.stepped(hand: hand, ["--record", folder.file("\(hand).mcap")])
            for source in ["poses", "raw"] {
                let replay = try Program.run(["replay", folder.file("\(hand).mcap"), "--from", source, "--json"])
                #expect(replay.status == 0, "\(replay.complaint)")
                let line = try RunResult(replay.output)
                #expect(line.text("digest") == result.text("digest.sha256"))
                // A script's samples are the virtual device's reports.
                #expect(line.text("source") == (source == "raw" ? "samples" : "poses"))
                #expect(line.value("same") as? Bool == true)
                #expect(line.number("percent") == result.number("verdict.percent"))
                #expect(line.text("verdict") == result.text("verdict.result"))
            }
        }
    }

    @Test("a live run on the machine's clock is replayed to its digest, actions at the same ticks")
    func live() throws {
        let folder = try Folder()
        let script = folder.file("short.yaml")
        try McapTests.short.write(toFile: script, atomically: true, encoding: .utf8)
        let path = folder.file("live.mcap")
        _ = try Program.run([
            "run", "covid19-deltoid-im", "--hand", script, "--reports", folder.path, "--record", path,
        ])
        let replay = try Program.run(["replay", path, "--json"])
        #expect(replay.status == 0, "\(replay.complaint)")
        #expect(replay.complaint.contains("bit for bit"))
        let ticks = try RunResult(replay.output).number("ticks")
        let paced = try Program.run(["replay", path, "--realtime", "--language", "ja"])
        #expect(paced.status == 0 && paced.complaint.contains("ビットまで同じです"), "\(paced.complaint)")
        #expect(paced.seconds >= ticks / 1000 - 0.1, "\(paced.seconds) s for \(ticks) ticks")
        #expect(paced.complaint.contains(" s  皮膚を穿刺（1回目）\n"), "events as they happen: \(paced.complaint)")
        let folderOfReports = folder.file("again")
        let japanese = try Program.run(["replay", path, "--reports", folderOfReports, "--language", "ja"])
        let page = try #require(
            FileManager.default.enumerator(atPath: folderOfReports)?.compactMap { $0 as? String }
                .first { $0.hasSuffix("report.html") }, "\(japanese.complaint)")
        #expect(try String(contentsOfFile: "\(folderOfReports)/\(page)", encoding: .utf8).contains("作り直しました"))
    }

    @Test("what somebody said is told with its step and its words, and the verdict in the reader's language")
    func said() throws {
        let folder = try Folder()
        let path = try Self.record("strikes-bone", in: folder)
        let stepped = try Program.run(["replay", path])
        #expect(stepped.status == 0, "a replay's code is not about the points: \(stepped.complaint)")
        #expect(stepped.complaint.contains(", failed "), "\(stepped.complaint)")
        let japanese = try Program.run(["replay", path, "--realtime", "--language", "ja"])
        #expect(japanese.complaint.contains("、不合格 "), "\(japanese.complaint)")
        #expect(japanese.complaint.contains(" s  本人確認をしてください: お名前と生年月日を"), "\(japanese.complaint)")
        #expect(!japanese.complaint.contains("  action\n"), "\(japanese.complaint)")
    }

    @Test("a class's patient and events are replayed as they were")
    func cohort() throws {
        let folder = try Folder()
        let path = try Self.record("expert", in: folder, ["--cohort", "7"])
        let replay = try Program.run(["replay", path, "--json"])
        #expect(replay.status == 0 && replay.complaint.contains("bit for bit"), "\(replay.complaint)")
    }

    @Test("two recordings part at a tick and in a field, and one is the same as itself")
    func difference() throws {
        let folder = try Folder()
        let (first, second) = (try Self.record("expert", in: folder), try Self.record("angle-45", in: folder))
        let same = try Program.run(["diff", first, first])
        #expect(same.status == 0 && same.output.contains("the same to the bit"))
        let parted = try Program.run(["diff", first, second, "--json"])
        #expect(parted.status == 1)
        let said = try RunResult(parted.output)
        #expect(said.value("same") as? Bool == false)
        #expect(said.text("field").hasSuffix("_mm") && said.text("first") != said.text("second"))
    }

    @Test("where two recordings part is the first row and column in which their tables do; words and the end count")
    func parting() throws {
        let folder = try Folder()
        func record(_ name: String, _ moves: [String]) throws -> (recording: String, rows: [[Substring]]) {
            let head = McapTests.short.split(separator: "\n").prefix { !$0.hasPrefix("moves") }
            let (script, table) = (folder.file("\(name).yaml"), folder.file("\(name).csv"))
            let text = head.joined(separator: "\n") + "\nmoves:\n" + moves.map { "  - \($0)\n" }.joined()
            try text.write(toFile: script, atomically: true, encoding: .utf8)
            for target in [table, folder.file("\(name).mcap")] {
                let outcome = try Program.run([
                    "run", "covid19-deltoid-im", "--hand", script, "--stepped", "--record", target, "--reports",
                    folder.path,
                ])
                #expect([0, 1].contains(outcome.status), "\(outcome.complaint)")
            }
            let lines = try String(contentsOfFile: table, encoding: .utf8).split(separator: "\n")
            return (folder.file("\(name).mcap"), lines.map { $0.split(separator: ",") })
        }
        func parting(_ one: String, _ other: String) throws -> RunResult {
            let outcome = try Program.run(["diff", one, other, "--json"])
            #expect(outcome.status == 1, "\(outcome.complaint)")
            return try RunResult(outcome.output)
        }
        let one = try record("one", ["dwell: 500 ms", "insert: {depth: 5 mm, over: 500 ms}", "dwell: 200 ms"])
        let deeper = try record("deeper", ["dwell: 500 ms", "insert: {depth: 6 mm, over: 500 ms}", "dwell: 200 ms"])
        let row = try #require(zip(one.rows, deeper.rows).enumerated().first { $0.element.0 != $0.element.1 })
        let column = try #require(zip(row.element.0, row.element.1).enumerated().first { $0.element.0 != $0.element.1 })
        let moved = try parting(one.recording, deeper.recording)
        #expect(moved.number("tick") == Double(String(row.element.0[0])), "\(moved.json)")
        #expect(moved.text("field") == String(one.rows[0][column.offset]), "\(moved.json)")
        #expect(moved.number("tick") > 490)
        let words = try record(
            "words",
            [
                "dwell: 300 ms", "confirm: hands", "dwell: 200 ms", "insert: {depth: 5 mm, over: 500 ms}",
                "dwell: 200 ms",
            ])
        let said = try parting(one.recording, words.recording)
        #expect(said.text("field") == "actions" && said.text("second").contains("hands"), "\(said.json)")
        #expect((295...305).contains(said.number("tick")), "\(said.json)")
        let longer = try record("longer", ["dwell: 500 ms", "insert: {depth: 5 mm, over: 500 ms}", "dwell: 900 ms"])
        let ended = try parting(one.recording, longer.recording)
        // The last tick of the shorter one reads that the script is over.
        #expect(ended.number("tick") == Double(one.rows.count - 2), "\(ended.json)")
    }

    @Test("where one recording is over and the other goes on is the first tick that it lacks, either way round")
    func over() throws {
        let folder = try Folder()
        let whole = try Self.record("expert", in: folder)
        let bytes = try Data(contentsOf: URL(filePath: whole))
        let short = folder.file("short.mcap")
        try bytes.prefix(bytes.count * 6 / 10).write(to: URL(filePath: short))
        let ticks = try RunResult(try Program.run(["replay", short, "--json"]).output).number("ticks")
        #expect(ticks > 1000)
        for (files, words) in [([whole, short], ["goes on", "over"]), ([short, whole], ["over", "goes on"])] {
            let outcome = try Program.run(["diff"] + files + ["--json"])
            let said = try RunResult(outcome.output)
            #expect(outcome.status == 1 && said.text("field") == "end" && said.number("tick") == ticks, "\(said.json)")
            #expect([said.text("first"), said.text("second")] == words, "\(said.json)")
            let spoken = try Program.run(["diff"] + files + ["--language", "ja"])
            #expect(spoken.output.contains("ティック\(Int(ticks))で分かれます"), "\(spoken.output)")
        }
    }

    @Test("another scenario scores the same hand in its own way")
    func otherScenario() throws {
        let folder = try Folder()
        let path = try Self.record("expert", in: folder)
        let scenarios = Program.root.appendingPathComponent("scenarios").path
        let copy = folder.file("scenarios")
        try FileManager.default.copyItem(atPath: scenarios, toPath: copy)
        let file = "\(copy)/covid19-deltoid-im.yaml"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let other = text.replacing(/bmi: [0-9.]+/, with: "bmi: 31")
        try #require(other != text)
        try other.write(toFile: file, atomically: true, encoding: .utf8)
        let replay = try Program.run(["replay", path, "--scenario", file, "--json"])
        #expect(replay.status == 0, "\(replay.complaint)")
        let line = try RunResult(replay.output)
        #expect(line.text("digest") != line.text("recordedDigest"), "a thicker arm gives other forces")
    }

    @Test("another tissue is felt with --scenario, and a recording of another force model is named as such")
    func otherModel() throws {
        let folder = try Folder()
        let path = try Self.record("expert", in: folder)
        let copy = folder.file("scenarios")
        try FileManager.default.copyItem(
            atPath: Program.root.appendingPathComponent("scenarios").path, toPath: copy)
        let tissue = "\(copy)/tissues/human.yaml"
        let text = try String(contentsOfFile: tissue, encoding: .utf8)
        let tough = text.replacing("puncture: {value: 0.65 N,", with: "puncture: {value: 1.1 N,")
        try #require(tough != text)
        try tough.write(toFile: tissue, atomically: true, encoding: .utf8)
        let own = try Program.run(["replay", path, "--json"])
        let other = try Program.run(["replay", path, "--scenario", "\(copy)/covid19-deltoid-im.yaml", "--json"])
        #expect(own.status == 0 && other.status == 0, "\(other.complaint)")
        let (first, second) = (try RunResult(own.output), try RunResult(other.output))
        #expect(first.text("program") == first.text("recordedBy") && !own.complaint.contains("another version"))
        #expect(second.text("digest") != first.text("digest"))
        #expect(second.number("peakForce_N") > first.number("peakForce_N") + 0.2)
        // The same recording, as if by a model of another name of the same length.
        let name = try #require(first.text("program").split(separator: " ").last)
        var bytes = try #require(FileManager.default.contents(atPath: path))
        let place = try #require(bytes.range(of: Data(name.utf8)))
        bytes.replaceSubrange(place, with: String(repeating: "x", count: name.utf8.count).utf8)
        try bytes.write(to: URL(fileURLWithPath: path))
        let foreign = try Program.run(["replay", path, "--json"])
        let said = try RunResult(foreign.output)
        #expect(said.text("recordedBy").hasSuffix("xx") && said.text("program") == first.text("program"))
        let line = try #require(foreign.complaint.split(separator: "\n").first { $0.contains("another version") })
        #expect(line.contains(said.text("recordedBy")) && line.contains(said.text("program")))
    }

    @Test("what is cut, damaged or no recording ends in one sentence, and recovery keeps what is whole")
    func damaged() throws {
        let folder = try Folder()
        let path = try Self.record("expert", in: folder)
        let bytes = try #require(FileManager.default.contents(atPath: path))
        let cut = folder.file("cut.mcap")
        try bytes.prefix(bytes.count * 2 / 3).write(to: URL(fileURLWithPath: cut))
        let unfinished = try Program.run(["replay", cut])
        #expect(unfinished.status == 0 && unfinished.complaint.contains("senshi recover"))
        let recovered = try Program.run(["recover", cut, "--output", folder.file("whole.mcap")])
        #expect(recovered.status == 0 && !recovered.output.contains(" 0 messages"), "\(recovered.output)")
        var broken = bytes
        broken[bytes.count / 2] ^= 0x40
        try broken.write(to: URL(fileURLWithPath: cut))
        let wrong = try Program.run(["replay", cut])
        #expect(wrong.status == 2 && wrong.complaint.split(separator: "\n").count == 1, "\(wrong.complaint)")
        let kept = try Program.run(["recover", cut])
        #expect(kept.status == 0 && kept.output.contains("damaged"), "\(kept.output)\(kept.complaint)")
        let again = try Program.run(["recover", cut])
        #expect(again.status == 4 && again.complaint.contains("is there already"), "\(again.complaint)")
        #expect(try Program.run(["recover", cut, "--replace"]).status == 0)
        try FileManager.default.removeItem(atPath: folder.file("cut.recovered.mcap"))
        try Data("no recording".utf8).write(to: URL(fileURLWithPath: cut))
        for command in ["replay", "recover"] {
            let foreign = try Program.run([command, cut])
            #expect(foreign.status == 2 && foreign.complaint.contains("no MCAP file"))
        }
        #expect(try Program.run(["replay", folder.file("none.mcap")]).status == 2)
    }

    @Test("an export holds every frame as a table and as columns, and pictures that a renderer draws")
    func export() throws {
        let folder = try Folder()
        let path = try Self.record("expert", in: folder)
        let live = folder.file("live.csv")
        let (result, _) = try RunResult.stepped(hand: "expert", ["--record", live])
        let outcome = try Program.run([
            "export", path, "--csv", folder.file("a.csv"), "--columns", folder.file("c"), "--plot", folder.file("p"),
        ])
        #expect(outcome.status == 0, "\(outcome.complaint)")
        #expect(FileManager.default.contentsEqual(atPath: live, andPath: folder.file("a.csv")))
        let schema = try RunResult(try String(contentsOfFile: folder.file("c/schema.json"), encoding: .utf8))
        #expect(schema.number("rows") == result.number("digest.ticks"))
        for column in schema.rows("columns") {
            let size = try FileManager.default.attributesOfItem(atPath: folder.file("c/\(column["file"] ?? "")"))[.size]
            #expect((size as? NSNumber)?.doubleValue == schema.number("rows") * 8)
        }
        if PythonTools.arePrepared {
            // Every number of every tick, as numpy reads it.
            let read = try StationTool.run("read_columns.py", [folder.file("c"), live])
            func number(_ name: String) -> Double { (read[name] as? NSNumber)?.doubleValue ?? .nan }
            #expect(read["wrong"] as? [String] == [] && read["unread"] as? [String] == [], "\(read)")
            #expect(number("rows") == schema.number("rows") && number("schema_rows") == schema.number("rows"))
            // Layer and fault stand by their names in a table.
            #expect(number("named") == 2 && number("compared") == number("rows") * (number("columns") - 2), "\(read)")
        }
        let named = try Program.run(["export", path, "--parquet-ready", folder.file("d")])
        #expect(named.status == 0, "\(named.complaint)")
        #expect(FileManager.default.contentsEqual(atPath: folder.file("c"), andPath: folder.file("d")))
        for name in ["force-depth", "path-across", "path-along", "times"] {
            let drawn = try Run(
                "/usr/bin/env", ["rsvg-convert", folder.file("p/\(name).svg"), "-o", folder.file("x.png")])
            #expect(drawn.status == 0, "\(name): \(drawn.errors)")
        }
    }
}
