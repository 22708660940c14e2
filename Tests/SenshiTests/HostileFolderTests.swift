import Foundation
import TestSupport
import Testing

/// Recordings into folders that fail: the session goes on, and the user is told at once, in the report and by the exit code.
@Suite(.serialized, .enabled(if: SmallDisk.canBe, "mounting a small file system needs root"))
struct HostileFolderTests {
    @Test(
        "a full disk ends the recording and not the session, and what is on it opens", arguments: [["--stepped"], []])
    func full(pace: [String]) throws {
        let folder = try Folder()
        let disk = folder.file("disk")
        try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
        // A disk of 192 KiB holds the files of the scenario and about two seconds. What it holds is copied before it goes away with the program.
        let copy = "\"$@\"; status=$?; cp \(disk)/a.mcap \(folder.file("kept.mcap")); exit $status"
        let outcome = try Self.run(
            ["--record", "\(disk)/a.mcap", "--every-frame", "--reports", folder.file("reports")] + pace,
            under: SmallDisk.mounting("size=192k", at: disk) + ["sh", "-c", copy, "sh"])
        try Self.check(outcome, says: "the disk is full; make room")
        let kept = try Program.run(["recover", folder.file("kept.mcap")])
        #expect(kept.status == 0, "\(kept.complaint)")
    }

    @Test("a read-only disk is said at the beginning, and the session goes on")
    func readOnly() throws {
        let folder = try Folder()
        let disk = folder.file("disk")
        try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
        let outcome = try Self.run(
            ["--record", "\(disk)/a.mcap", "--reports", folder.file("reports"), "--stepped"],
            under: SmallDisk.mounting("ro", at: disk))
        try Self.check(outcome, says: "the file system is read-only")
    }

    /// Ends what is said while the session goes on.
    static func check(_ outcome: Program.Outcome, says reason: String) throws {
        #expect(outcome.status == 4, "\(outcome.complaint)")
        let told = try #require(outcome.complaint.range(of: reason), "\(outcome.complaint)")
        let ended = try #require(outcome.complaint.range(of: "Report: "), "\(outcome.complaint)")
        #expect(told.lowerBound < ended.lowerBound)
        #expect(outcome.complaint.components(separatedBy: reason).count == 2, "it is said once")
        let result = try RunResult(outcome.output)
        #expect(outcome.output.contains(reason), "the report says so")
        #expect(result.number("digest.ticks") > 4000, "the session went to its end")
    }

    static func run(_ more: [String], under wrapper: [String]) throws -> Program.Outcome {
        let folder = try Folder()
        let script = folder.file("hand.yaml")
        let hand = """
            format: senshi-hand/1
            id: hand
            title: {ja: 五秒, en: Five seconds}
            seed: 1
            tremor: {frequency: 8 to 12 Hz, amplitude: 0.05 mm}
            start: {site: [0 mm, -85 mm], height: 20 mm, angle: 90 deg}
            moves:
              - dwell: 1 s
              - insert: {depth: 15 mm, over: 1 s}
              - dwell: 2 s
              - withdraw: {height: 20 mm, over: 500 ms}
            """
        try hand.write(toFile: script, atomically: true, encoding: .utf8)
        return try Program.run(
            ["run", "covid19-deltoid-im", "--hand", script, "--json"] + more, under: ["/usr/bin/env"] + wrapper)
    }
}

/// A file system in memory that only one program sees.
private enum SmallDisk {
    static let canBe = (try? Run("/usr/bin/env", mounting("size=64k", at: "/mnt") + ["true"]))?.status == 0

    /// Runs what comes after it with such a disk at a place.
    static func mounting(_ option: String, at place: String) -> [String] {
        ["unshare", "-m", "sh", "-c", "mount -t tmpfs -o \(option) none \(place) && exec \"$@\"", "sh"]
    }
}
