import Foundation
import Testing

/// Whole sessions on a force device: real libusb or a real terminal, the real program, and an emulated device.
@Suite(.serialized, .enabled(if: DeviceFixture.usb.isBuilt, "\(DeviceFixture.buildThem)")) struct ForceRunTests {
    /// A run that somebody asks to end, with what the program and the device said of it.
    struct Session {
        let result: RunResult
        let outcome: Program.Outcome
        let rows: [[String: String]]
        private let folder: Folder

        /// - Parameters:
        ///   - peer: options of the device.
        ///   - more: options of the run.
        ///   - environment: more of it.
        ///   - noPlunger: the scenario says that the injection may be left out.
        init(
            _ device: String, peer: [String], more: [String] = [], environment: [String: String] = [:],
            noPlunger: Bool = false
        ) throws {
            folder = try Folder()
            let scenario = noPlunger ? try Self.withoutPlunger(in: folder) : "covid19-deltoid-im"
            let table = folder.file("frames.csv")
            outcome = try Program.run(
                [
                    "run", scenario, "--device", device, "--language", "en", "--json", "--reports",
                    folder.path, "--record", table,
                ] + more,
                under: DeviceFixture.usb.under(peer),
                environment: [
                    "XDG_RUNTIME_DIR": folder.path, "XDG_CONFIG_HOME": folder.path,
                    "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=\(folder.path)/nobody",
                ].merging(environment) { $1 })
            result = try RunResult(outcome.output)
            rows = Self.rows(of: table)
        }

        /// The shipped scenario, which asks for no plunger there.
        private static func withoutPlunger(in folder: Folder) throws -> String {
            for shared in ["guidelines", "library", "needles", "sites", "tissues"] {
                try FileManager.default.createSymbolicLink(
                    atPath: folder.file(shared), withDestinationPath: "\(Program.root.path)/scenarios/\(shared)")
            }
            let path = "\(Program.root.path)/scenarios/covid19-deltoid-im.yaml"
            let text = try String(contentsOfFile: path, encoding: .utf8)
                .replacing("advance: mapped}", with: "advance: mapped, plunger: absent}")
            try text.write(toFile: folder.file("covid19-deltoid-im.yaml"), atomically: true, encoding: .utf8)
            return folder.file("covid19-deltoid-im.yaml")
        }

        /// A run's table of frames, as texts by column.
        static func rows(of table: String) -> [[String: String]] {
            let lines = (try? String(contentsOfFile: table, encoding: .utf8))?.split(separator: "\n") ?? []
            let names = lines.first?.split(separator: ",").map(String.init) ?? []
            return lines.dropFirst().map { line in
                Dictionary(zip(names, line.split(separator: ",").map(String.init))) { first, _ in first }
            }
        }

        /// The recording gives the run again to the bit, from what went into each tick and from the device's own frames.
        func checkReplay() throws {
            let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
            let path = try #require(files.first { $0.hasSuffix("session.mcap") }, "\(files)")
            #expect(try McapJudge.complaints(about: folder.file(path)) == [])
            for source in ["poses", "raw"] {
                let replay = try Program.run(["replay", folder.file(path), "--from", source, "--json"])
                let line = try RunResult(replay.output)
                #expect(line.text("digest") == result.text("digest.sha256"), "\(source): \(replay.complaint)")
                #expect(line.text("source") == source)
            }
        }

        func number(_ name: String, _ row: [String: String]) -> Double { row[name].flatMap(Double.init) ?? .nan }

        /// Rows with force, N, larger than what ripples.
        func felt(_ rows: some Sequence<[String: String]>) -> Int {
            rows.count { abs(number("sent_z_N", $0)) > 0.05 }
        }

        /// The session's promises: force in tissue before the plug is pulled and after it is back, none while the device is
        /// away, a report that says so, and nothing left behind.
        func check() throws {
            #expect(outcome.status == 1, "\(outcome.complaint)")
            let gone = try #require(rows.firstIndex { $0["fault"] == "deviceGone" }, "\(outcome.complaint)")
            let back = try #require(rows[gone...].firstIndex { $0["fault"] == "none" }, "\(outcome.complaint)")
            #expect(felt(rows[..<gone]) > 20 && felt(rows[gone..<back]) == 0 && felt(rows[back...]) > 20)
            #expect(rows.contains { number("depth_mm", $0) > 5 })
            // A needle that goes straight in points straight in, once it has an approach.
            let steep = rows.filter { number("depth_mm", $0) > 5 }.map { number("angle_sine", $0) }
            #expect(steep.allSatisfy { $0 > 0.95 }, "\(steep.min() ?? 0)")
            #expect(["failed", "void"].contains(result.text("verdict.result")), "\(result.json.keys)")
            #expect("\(result.json)".contains("The device was away for"))
            #expect(outcome.complaint.contains("told=0,0,0"), "\(outcome.complaint)")
        }
    }

    @Test("a session on a Falcon: homed, felt, unplugged, plugged in, homed again, felt again, and scored")
    func falcon() throws {
        let session = try Session(
            "novint-falcon", peer: ["--loaded", "--unplug-after", "5500", "--replug-after", "0.5", "--end-after", "24"])
        try session.check()
        try session.checkReplay()
        // Nor is there a logind here, which is told once.
        #expect(session.outcome.complaint.components(separatedBy: "there is no logind").count == 2)
        let homed = session.outcome.complaint.split(separator: "\n").count { $0.hasPrefix("homed. Begin") }
        #expect(homed == 2 && session.outcome.complaint.contains("forced-unhomed=0"), "\(session.outcome.complaint)")
    }

    @Test("a Falcon that comes back without its program, and no image is named: why it can't be used is told once")
    func forgetful() throws {
        let session = try Session(
            "novint-falcon",
            peer: [
                "--loaded", "--homed", "--forgets", "--unplug-after", "1500", "--replug-after", "0.3", "--end-after",
                "9",
            ])
        let sentence = "it has had no program since it was switched on; name the maker's image with --firmware FILE."
        let complaint = session.outcome.complaint
        #expect(complaint.components(separatedBy: sentence).count == 2, "\(complaint)")
        #expect(session.rows.last?["fault"] == "deviceGone")
    }

    @Test("a session on a Polhem: felt, unplugged, plugged in, felt again, and scored")
    func polhem() throws {
        let session = try Session(
            "haptikfabriken-polhem",
            peer: ["--polhem", "--unplug-after", "3500", "--replug-after", "0.5", "--end-after", "14"],
            more: ["--node", "{node}"], noPlunger: true)
        try session.check()
        try session.checkReplay()
    }
}
