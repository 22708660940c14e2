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
        try Recording.replay(result, folder)
        if recording.punctures {
            let depths = try #require(result.value("curve.depth_mm") as? [Double])
            #expect((depths.max() ?? 0) > 1)
            #expect(result.rows("events").contains { $0["kind"] as? String == "skinPunctured" })
            let page = try #require(outcome.complaint.split(separator: "\n").first { $0.hasPrefix("Report: ") })
            let html = try String(contentsOfFile: String(page.dropFirst(8)), encoding: .utf8)
            #expect(html.contains("<svg"))
        }
    }

    @Test("a calibrated device is replayed as it was held, from poses and from its own reports")
    func calibrated() throws {
        let folder = try Folder()
        // The tablet as an arm that says where its end is: a place is moved by a calibration, a pen's is not.
        var profile = try String(contentsOfFile: "\(Repository.root)/devices/pen-tablet.yaml", encoding: .utf8)
        profile.replace("name: pen-tablet", with: "name: arm")
        profile.replace(#/mapping:\n(?: .*\n)+/#) { _ in
            "mapping: {kind: point, approach: {value: 10 mm, source: a test, tag: assumed}}\n"
        }
        profile.replace("{code: ABS_TILT_X, channel: tiltX}", with: "{code: ABS_TILT_X, channel: z}")
        profile.replace(#/  - \{code: ABS_TILT_Y.*\n  - code: ABS_PRESSURE\n(?:    .*\n)+/#) { _ in "" }
        profile.replace("ABS_PRESSURE, ABS_TILT_X, ABS_TILT_Y", with: "ABS_TILT_X")
        try profile.write(toFile: folder.file("arm.yaml"), atomically: true, encoding: .utf8)
        try FileManager.default.createDirectory(atPath: folder.file("senshi"), withIntermediateDirectories: true)
        let calibration = """
            format: senshi-calibrations/1
            devices:
              - profile: arm
                serial: "056a:00c6"
                hand: right
                mounting: upright
                touches:
                  landmark: [5 mm, 3 mm, -4 mm]
                  head: [5 mm, 83 mm, -4 mm]
                  right: [85 mm, 3 mm, -4 mm]
                tool-offset: [1 mm, 2 mm, -30 mm]
            """
        try calibration.write(toFile: folder.file("senshi/devices.yaml"), atomically: true, encoding: .utf8)
        let recording = Recording.all[0]
        var digests: [String] = []
        for home in [folder.path, folder.file("nothing")] {
            let session = folder.file("\(digests.count).mcap")
            let outcome = try Program.run(
                [
                    "run", "covid19-deltoid-im", "--device", folder.file("arm.yaml"), "--node", "/dev/input/event7",
                    "--patience", "0", "--json", "--record", session, "--reports", folder.path,
                ], under: recording.player, environment: ["XDG_CONFIG_HOME": home])
            let result = try RunResult(outcome.output)
            digests.append(result.text("digest.sha256"))
            for source in ["poses", "raw"] {
                let replay = try Program.run(["replay", session, "--from", source, "--json"])
                #expect(replay.status == 0, "\(source): \(replay.complaint)")
                #expect(try RunResult(replay.output).text("digest") == digests.last)
            }
            guard McapJudge.isThere else { continue }
            let held = try McapJudge(session).files["held.json"] != nil
            #expect(held == (home == folder.path), "a stance is on file where there is one")
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
    @Test("a recorded gamepad moves the needle, its stop button is zero force and said so, and it is replayed")
    func gamepad() throws {
        let folder = try Folder()
        let path = "\(Recording.folder)/mad-catz-wired-xbox-360-controller.events"
        let table = folder.file("frames.csv")
        let outcome = try Program.run(
            [
                "run", "covid19-deltoid-im", "--device", "gamepad", "--node", "/dev/input/event7", "--patience", "0",
                "--json", "--record", table, "--reports", folder.path,
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
        try Recording.replay(try RunResult(outcome.output), folder)
    }
}
