import Foundation
import TestSupport
import Testing

/// A program that is killed in the middle of a session.
@Suite(.serialized) struct KilledRecordingTests {
    @Test("a recording killed at 20 random moments is recovered but for its last second, 20 of 20")
    func killed() throws {
        var random = SeededRandom(seed: UInt64(Date().timeIntervalSince1970))
        let folder = try Folder()
        let script = Program.root.appendingPathComponent("Tests/SenshiTests/Scripts/minute.yaml").path
        for round in 0..<20 {
            let path = folder.file("\(round).unfinished.mcap")
            let process = Process()
            process.executableURL = URL(fileURLWithPath: Program.path)
            process.arguments = [
                "run", "covid19-deltoid-im", "--hand", script, "--reports", folder.path, "--record", path,
            ]
            process.environment = ["SENSHI_LIBRARY": Repository.root, "LANG": "C.UTF-8"]
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            while process.isRunning && !FileManager.default.fileExists(atPath: path) { usleep(1000) }
            let began = ContinuousClock.now
            usleep(UInt32.random(in: 1_000_000...3_000_000, using: &random))
            kill(process.processIdentifier, SIGKILL)
            let lived = began.duration(to: .now) / .seconds(1)
            process.waitUntilExit()
            let recovered = try Program.run(["recover", path])
            #expect(recovered.status == 0, "\(recovered.complaint)")
            let whole = folder.file("\(round).mcap")
            let replay = try Program.run(["replay", whole, "--json"])
            #expect(replay.status == 0, "\(replay.complaint)")
            let seconds = try RunResult(replay.output).number("ticks") / 1000
            #expect(lived - seconds <= 1, "round \(round): lived \(lived) s, \(seconds) s are left")
            #expect(seconds <= lived + 0.1)
            guard McapJudge.isThere else { continue }
            let judge = try McapJudge(whole)
            #expect(judge.wrong == [] && judge.number("inputs") == Int(seconds * 1000), "round \(round)")
            #expect(judge.number("indexed") == judge.counted && judge.counted > 0, "round \(round)")
        }
    }
}
