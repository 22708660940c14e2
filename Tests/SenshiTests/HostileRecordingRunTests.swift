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
        ("long", "can't be unpacked", nil),
        ("schemas", "it says nothing about a session", "more about its channels"),
    ]

    @Test("a small file that holds more than any session ends in a sentence, within 1.5 GB: replay, score, recover")
    func bombs() throws {
        let folder = try Folder()
        let script = folder.file("short.yaml")
        try McapTests.short.write(toFile: script, atomically: true, encoding: .utf8)
        let good = folder.file("good.mcap")
        _ = try Program.run([
            "run", "covid19-deltoid-im", "--hand", script, "--stepped", "--record", good, "--reports", folder.path,
        ])
        let tool = "\(Repository.root)/Tests/Tools/write_bombs.py"
        let made = try PythonTools.run("python3", [tool, good, folder.path])
        try #require(made.status == 0, "\(made.errors)")
        let limited = ["/bin/bash", "-c", "ulimit -v 1500000; exec \"$@\"", "limited"]
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
            let recovered = try Program.run(
                ["recover", file, "--output", folder.file("out-\(bomb.name).mcap")], under: limited)
            check(recovered, bomb.recover, "recovery of \(bomb.name)")
        }
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
