import Foundation
import TestSupport
import Testing

/// Recordings that are made to fill the memory, in the commands that read recordings.
@Suite(.serialized, .enabled(if: McapJudge.isThere, "\(McapJudge.missing)")) struct HostileRecordingRunTests {
    /// What each command says of each, or nil where it may do its work.
    private static let bombs: [(name: String, replay: String?, recover: String?)] = [
        ("files", "more files than any session", nil), ("reports", "more reports than any session", nil),
        ("frames", "more frames than any session", nil), ("events", "more actions than any session", nil),
        ("end", "more words about its end", nil), ("unnamed", nil, nil), ("nested", "can't be unpacked", nil),
        ("long", "can't be unpacked", nil), ("claims", "it unpacks to 8589934592 bytes", nil),
        ("length", "it has 1099511627776 bytes", nil), ("unpacks", "a chunk can't be unpacked", nil),
        ("many", nil, nil),
        ("schemas", "it says nothing about a session", "more about its channels"),
    ]

    private static let limited = ["/bin/bash", "-c", "ulimit -v 1500000; exec \"$@\"", "limited"]

    /// Writes them all.
    private static func write(into folder: Folder) throws {
        let script = folder.file("short.yaml")
        try McapTests.short.write(toFile: script, atomically: true, encoding: .utf8)
        let good = folder.file("good.mcap")
        _ = try Program.run([
            "run", "covid19-deltoid-im", "--hand", script, "--stepped", "--record", good, "--reports", folder.path,
        ])
        let tool = "\(Repository.root)/Tests/Tools/write_bombs.py"
        let made = try PythonTools.run("python3", [tool, good, folder.path])
        try #require(made.status == 0, "\(made.errors)")
    }

    @Test("a small file that holds more than any session ends in a sentence, within 1.5 GB: replay, score, recover")
    func bombs() throws {
        let folder = try Folder()
        try Self.write(into: folder)
        let limited = Self.limited
        for bomb in Self.bombs {
            let file = folder.file("\(bomb.name).mcap")
            let size = try FileManager.default.attributesOfItem(atPath: file)[.size] as? NSNumber
            #expect(bomb.name == "schemas" || (size?.intValue ?? .max) < 2_000_000, "\(bomb.name): \(size ?? 0) bytes")
            let source = bomb.name == "reports" ? ["--from", "raw"] : []
            let replay = try Program.run(["replay", file] + source, under: limited)
            check(replay, bomb.replay, "replay of \(bomb.name)")
            // Scoring reads neither reports nor frames, unless it compares.
            if bomb.name != "reports" {
                let score = try Program.run(["score", file, "--verify"], under: limited)
                #expect(score.status == (bomb.replay == nil ? 0 : 2), "\(bomb.name): \(score.complaint)")
                #expect(bomb.replay.map(score.output.contains) ?? true, "\(bomb.name): \(score.output)")
            }
            // Its 1.8 GB would be packed anew: without optimisation that takes minutes, and no more memory.
            if bomb.name == "many" { continue }
            let recovered = try Program.run(
                ["recover", file, "--output", folder.file("out-\(bomb.name).mcap")], under: limited)
            check(recovered, bomb.recover, "recovery of \(bomb.name)")
        }
    }

    @Test("a folder of such files is scored and exported within 1.5 GB, each file with its sentence")
    func folder() throws {
        let folder = try Folder()
        try Self.write(into: folder)
        let lines = folder.file("scores.jsonl")
        let batch = try Program.run(
            ["score", "--batch", folder.path, "--output", lines, "--jobs", "2"], under: Self.limited)
        #expect(batch.status == 2, "\(batch.status) \(batch.complaint)")
        let said = try String(contentsOfFile: lines, encoding: .utf8).split(separator: "\n")
        // Scoring reads neither reports nor frames.
        let blind = ["reports", "frames"]
        for bomb in Self.bombs {
            let line = try #require(said.first { $0.contains("/\(bomb.name).mcap") }, "\(bomb.name)")
            let words = blind.contains(bomb.name) ? nil : bomb.replay
            #expect(words.map { line.contains($0) } ?? !line.contains("\"error\""), "\(bomb.name): \(line)")
            // What replays as a whole is exported as a whole; a table costs a minute without optimisation.
            guard let words, ["claims", "length", "unpacks", "files"].contains(bomb.name) else { continue }
            for way in ["--csv", "--parquet-ready", "--plot"] {
                let exported = try Program.run(
                    ["export", folder.file("\(bomb.name).mcap"), way, folder.file("out")], under: Self.limited)
                check(exported, words, "\(way) of \(bomb.name)")
            }
        }
        let many = try Program.run(
            ["export", folder.file("many.mcap"), "--parquet-ready", folder.file("columns")], under: Self.limited)
        check(many, nil, "columns of many")
    }

    private func check(_ outcome: Program.Outcome, _ words: String?, _ what: String) {
        guard let words else {
            // Where only part of a session is there, the digest is not its own.
            #expect([0, 1].contains(outcome.status), "\(what): \(outcome.status) \(outcome.complaint)")
            return
        }
        #expect(outcome.status == 2, "\(what): \(outcome.status) \(outcome.complaint)")
        #expect(outcome.complaint.contains(words), "\(what): \(outcome.complaint)")
        #expect(outcome.complaint.hasSuffix(".\n"), "\(what): \(outcome.complaint)")
    }
}
