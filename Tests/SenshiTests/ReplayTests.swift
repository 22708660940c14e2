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
        for name in ["force-depth", "path-across", "path-along", "times"] {
            let drawn = try Run(
                "/usr/bin/env", ["rsvg-convert", folder.file("p/\(name).svg"), "-o", folder.file("x.png")])
            #expect(drawn.status == 0, "\(name): \(drawn.errors)")
        }
    }
}
