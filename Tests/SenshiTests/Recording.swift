import Foundation
import TestSupport
import Testing

/// A recorded pen beside the checkout; never copied into it.
struct Recording: CustomStringConvertible, Sendable {
    let name: String
    let described: Bool
    let sized: Bool
    let punctures: Bool
    var description: String { name }

    static let folder = "\(Repository.root)/../shared/data/evdev"
    static let isThere = FileManager.default.fileExists(atPath: "\(folder)/wacom-cintiq-12wx.events")
    static let missing = "../shared/data/evdev is missing: the recordings are not part of this repository"
    static let all = [
        Recording(name: "wacom-cintiq-12wx", described: false, sized: false, punctures: true),
        Recording(name: "wacom-intuos4-6x9.stylus-drag", described: true, sized: true, punctures: true),
        Recording(name: "wacom-intuos4-6x9.stylus-tap", described: true, sized: true, punctures: true),
        Recording(name: "wacom-intuos4-6x9.stylus-move", described: true, sized: true, punctures: false),
    ]

    var path: String { "\(Self.folder)/\(name).events" }
    private var ownDescription: [String] {
        described ? ["--description", "\(Self.folder)/wacom-intuos4-6x9.desc"] : []
    }
    /// Active area by the data sheet: 44704 × 27940 units at 200 per mm.
    var sizeOption: [String] { sized ? ["--size", "223.52 mm x 139.7 mm"] : [] }

    /// What runs a command with the recorded device in it, and unplugs it at the end.
    var player: [String] {
        ["\(Repository.root)/.build/fixtures/evdev-playback"] + ownDescription + ["--unplug", path, "--"]
    }

    /// The session that lies beside the report, from what went into each tick and from the device's own events.
    static func replay(_ result: RunResult, _ folder: Folder) throws {
        let reports = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix("20") }
        try check(folder.file("\(reports.first ?? "")/session.mcap"), against: result)
    }

    /// Other people's readers find nothing wrong with it, and it gives the run's digest both ways.
    static func check(_ session: String, against result: RunResult) throws {
        #expect(try McapJudge.complaints(about: session) == [])
        for source in ["poses", "raw"] {
            let replay = try Program.run(["replay", session, "--from", source, "--json"])
            #expect(replay.status == 0, "\(source): \(replay.complaint)")
            let line = try RunResult(replay.output)
            #expect(line.text("digest") == result.text("digest.sha256") && line.text("source") == source)
        }
    }

    /// Rows of the independent reading.
    func python(_ arguments: [String], input: [String] = []) throws -> [[Double]] {
        let size = sized ? ["--size", "223.52x139.7"] : []
        let run = try Run(
            "/usr/bin/env",
            ["python3", "\(Repository.root)/Tests/Tools/read_evemu.py", arguments[0], path] + arguments.dropFirst()
                + ownDescription + size, input: input.joined(separator: "\n"))
        return run.output.split(separator: "\n").map { $0.split(separator: ",").compactMap { Double($0) } }
    }
}
