import Foundation
import TestSupport
import Testing

/// A person's pen strokes through the kernel's interface into the program, against another program's reading of them.
@Suite(.serialized, .enabled(if: Recording.isThere, "\(Recording.missing)")) struct RecordingTests {
    @Test(
        "a recorded pen ends in a report; direction, advance and deepest travel equal an independent reading",
        arguments: Recording.all)
    func recording(_ recording: Recording) throws {
        let folder = try Folder()
        let table = folder.file("frames.csv")
        let outcome = try Program.run(
            [
                "run", "covid19-deltoid-im", "--device", "pen-tablet", "--node", "/dev/input/event7", "--patience", "0",
                "--json",
                "--record", table, "--reports", folder.path,
            ] + recording.sizeOption,
            under: recording.player, environment: ["XDG_CONFIG_HOME": folder.path])
        // The recording ends with the device unplugged: force is zero and the report is there all the same.
        #expect(outcome.status == 3, "\(outcome.complaint)")
        let result = try RunResult(outcome.output)
        let frames = try FrameRows(path: table)
        let reports = try recording.python(["reports"])
        #expect(frames.last("report") == Double(reports.count), "samples are SYN_REPORTs")
        let ticks = try recording.python(["ticks"], input: frames.instants)
        try #require(ticks.count > 200)
        let radius = result.number("anatomy.boneAxisDepth_mm")
        try frames.compare(with: ticks, radius: radius)
        #expect(result.number("timing.dropped") == 0)
        try replay(result, folder)
        if recording.punctures {
            let depths = try #require(result.value("curve.depth_mm") as? [Double])
            #expect((depths.max() ?? 0) > 1)
            #expect(result.rows("events").contains { $0["kind"] as? String == "skinPunctured" })
            let page = try #require(outcome.complaint.split(separator: "\n").first { $0.hasPrefix("Report: ") })
            let html = try String(contentsOfFile: String(page.dropFirst(8)), encoding: .utf8)
            #expect(html.contains("<svg"))
        }
    }

    /// The session that lies beside the report, from what went into each tick and from the tablet's own events.
    private func replay(_ result: RunResult, _ folder: Folder) throws {
        let reports = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix("20") }
        let session = folder.file("\(reports.first ?? "")/session.mcap")
        for source in ["poses", "raw"] {
            let replay = try Program.run(["replay", session, "--from", source, "--json"])
            #expect(replay.status == 0, "\(source): \(replay.complaint)")
            #expect(try RunResult(replay.output).text("digest") == result.text("digest.sha256"))
        }
    }

    @Test("a tablet that does not report its size is asked for once, and remembered")
    func size() throws {
        let folder = try Folder()
        let recording = Recording.all[1]
        let command = [
            "run", "covid19-deltoid-im", "--device", "pen-tablet", "--node", "/dev/input/event7", "--patience", "0",
            "--reports",
            folder.path,
        ]
        let home = ["XDG_CONFIG_HOME": folder.path]
        let unsized = try Program.run(command, under: recording.player, environment: home)
        #expect(unsized.status == 3)
        #expect(unsized.complaint.contains("--size"), "\(unsized.complaint)")
        _ = try Program.run(command + recording.sizeOption, under: recording.player, environment: home)
        let again = try Program.run(command, under: recording.player, environment: home)
        #expect(again.complaint.contains("Report: "), "\(again.complaint)")
    }
}

/// A person's thumbs on a gamepad.
@Suite(.serialized, .enabled(if: Recording.isThere, "\(Recording.missing)")) struct GamepadRecordingTests {
    @Test("a recorded gamepad moves the needle, and its stop button is zero force and said so")
    func gamepad() throws {
        let folder = try Folder()
        let path = "\(Recording.folder)/mad-catz-wired-xbox-360-controller.events"
        let table = folder.file("frames.csv")
        let outcome = try Program.run(
            [
                "run", "covid19-deltoid-im", "--device", "gamepad", "--node", "/dev/input/event7", "--patience", "0",
                "--record", table,
                "--reports", folder.path,
            ],
            under: ["\(Repository.root)/.build/fixtures/evdev-playback", "--unplug", path, "--"])
        #expect(outcome.status == 3, "\(outcome.complaint)")
        #expect(outcome.complaint.contains("emergency stop"))
        #expect(outcome.complaint.contains("Report: "))
        let frames = try FrameRows(path: table)
        // The recording's own SYN_REPORT lines.
        let recorded = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
            .filter { $0.hasPrefix("E:") && $0.contains(" 0000 0000 ") }.count
        #expect(frames.last("report") == Double(recorded))
    }
}
