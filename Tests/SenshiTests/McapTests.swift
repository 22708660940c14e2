import Foundation
import TestSupport
import Testing

/// Recordings, as the rest of the world reads them.
@Suite(.serialized) struct McapTests {
    @Test(
        "other people's readers find every number of a recording in the table of the same run, to the bit",
        .enabled(if: McapJudge.isThere, "\(McapJudge.missing)"), arguments: [false, true])
    func judged(everyFrame: Bool) throws {
        let folder = try Folder()
        let (recording, table) = (folder.file("a.mcap"), folder.file("a.csv"))
        let more = everyFrame ? ["--every-frame"] : []
        let (result, outcome) = try RunResult.stepped(hand: "expert", ["--record", recording] + more)
        #expect(outcome.status == 0, "\(outcome.complaint)")
        _ = try RunResult.stepped(hand: "expert", ["--record", table])
        let judge = try McapJudge(recording, table: table)
        #expect(judge.wrong.isEmpty, "\(judge.wrong.joined(separator: "\n"))")
        let ticks = Int(result.number("digest.ticks"))
        #expect(judge.number("rows") == ticks && judge.number("inputs") == ticks)
        #expect(judge.number("compared") > ticks && judge.number("places") > ticks / 2)
        #expect(judge.number("indexed") == judge.counted)
        #expect(judge.foxglove == ["/needle", "/tf"])
        // The pose filter lags behind a hand at 100 mm/s by 10 ms, hardly more.
        #expect(judge.farthest < 2, "\(judge.farthest) mm")
        let frames = judge.messages("/frame")
        #expect(everyFrame ? frames == ticks : (ticks / 10...ticks / 8).contains(frames), "\(frames) frames")
        #expect(judge.messages("/events") == result.rows("events").count)
        #expect(judge.messages("/tf") > 100 && judge.messages("/tf") == judge.messages("/needle"))
        #expect(judge.messages("/score") == 1 && judge.messages("/timing") == 1 && judge.messages("/end") == 1)
        #expect(judge.files.keys.contains("scenarios/scenario.yaml"))
        #expect(judge.files.keys.contains("devices/profile.yaml"))
        #expect(judge.notes["program"]?.hasPrefix("senshi ") == true)
    }

    @Test(
        "a session of ten seconds with tremor needs at most 60 bytes a tick on disk, all files in it",
        arguments: [8, 58])
    func size(seconds: Int) throws {
        let folder = try Folder()
        let (script, recording) = (folder.file("hand.yaml"), folder.file("a.mcap"))
        try Self.trembling(seconds).write(toFile: script, atomically: true, encoding: .utf8)
        let outcome = try Program.run([
            "run", "covid19-deltoid-im", "--hand", script, "--stepped", "--json", "--record", recording, "--reports",
            folder.path,
        ])
        let ticks = try RunResult(outcome.output).number("digest.ticks")
        #expect(abs(ticks - Double(seconds + 2) * 1000) < 50, "\(ticks)")
        let size = try #require(
            FileManager.default.attributesOfItem(atPath: recording)[.size] as? NSNumber
        ).doubleValue
        let perTick = size / ticks
        #expect(perTick <= 60, "\(perTick) bytes")
        #expect(perTick > 15, "the needle's place alone is 18 bytes of noise")
    }

    @Test("a live session of ten seconds, with how late each tick was, needs at most 60 bytes a tick, too")
    func liveSize() throws {
        let folder = try Folder()
        let (script, recording) = (folder.file("hand.yaml"), folder.file("a.mcap"))
        try Self.trembling(8).write(toFile: script, atomically: true, encoding: .utf8)
        let outcome = try Program.run([
            "run", "covid19-deltoid-im", "--hand", script, "--json", "--record", recording, "--reports", folder.path,
        ])
        let result = try RunResult(outcome.output)
        let size = try #require(
            FileManager.default.attributesOfItem(atPath: recording)[.size] as? NSNumber
        ).doubleValue
        let perTick = size / result.number("digest.ticks")
        #expect(result.number("digest.ticks") > 9000 && perTick <= 60, "\(perTick) bytes")
        #expect(try McapJudge.complaints(about: recording) == [])
    }

    @Test("a live run is recorded beside its report, unless told otherwise")
    func beside() throws {
        let folder = try Folder()
        let script = folder.file("short.yaml")
        try Self.short.write(toFile: script, atomically: true, encoding: .utf8)
        let command = ["run", "covid19-deltoid-im", "--hand", script, "--reports"]
        let outcome = try Program.run(command + [folder.file("with")])
        #expect(outcome.complaint.contains("session.mcap"), "\(outcome.complaint)")
        let reports = try FileManager.default.contentsOfDirectory(atPath: folder.file("with"))
        #expect(reports.count == 1, "\(reports)")
        let kept = "\(folder.file("with"))/\(reports[0])/session.mcap"
        #expect(FileManager.default.fileExists(atPath: kept))
        _ = try Program.run(command + [folder.file("without"), "--no-record"])
        let none = try #require(
            FileManager.default.enumerator(atPath: folder.file("without"))?.allObjects as? [String])
        #expect(!none.contains { $0.hasSuffix(".mcap") })
    }

    @Test("where the recording can't go, the session goes on, and the report and the exit code say so")
    func nowhere() throws {
        let folder = try Folder()
        let outcome = try RunResult.attempt(["--record", folder.file("no/such/a.mcap"), "--json"])
        #expect(outcome.status == 4, "\(outcome.complaint)")
        #expect(outcome.complaint.contains("there is no such folder"))
        #expect(outcome.complaint.contains("PASSED"))
        #expect(outcome.output.contains("the recording stopped"))
        let odd = try RunResult.attempt(["--record", folder.file("a.txt")])
        #expect(odd.status == 2 && odd.complaint.contains(".mcap"))
    }

    /// A hand that trembles in the tissue for so many seconds of a session of two more.
    static func trembling(_ seconds: Int) -> String {
        """
        format: senshi-hand/1
        id: trembling
        title: {ja: 震え, en: Trembling}
        seed: 1
        tremor: {frequency: 8 to 12 Hz, amplitude: 0.05 mm}
        start: {site: [0 mm, -85 mm], height: 15 mm, angle: 90 deg}
        moves:
          - insert: {depth: 15 mm, over: 1 s}
          - dwell: \(seconds) s
          - withdraw: {height: 15 mm, over: 1 s}
        """
    }

    static let short = """
        format: senshi-hand/1
        id: short
        title: {ja: 短い, en: Short}
        seed: 1
        start: {site: [0 mm, -85 mm], height: 20 mm, angle: 90 deg}
        moves:
          - insert: {depth: 5 mm, over: 1 s}
          - withdraw: {height: 20 mm, over: 500 ms}
        """
}
