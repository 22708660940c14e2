import Foundation
import Testing

/// A Falcon's lights and buttons, and what a known weight has shown, from the file or the grip to the wire.
@Suite(.serialized, .enabled(if: DeviceFixture.usb.isBuilt, "\(DeviceFixture.buildThem)")) struct FalconPartsTests {
    @Test("the lights say homing, then live, then ready, and the homing bit is asked for in the first alone")
    func lights() throws {
        let folder = try Folder()
        let trace = folder.file("trace.csv")
        let session = try ForceRunTests.Session(
            "novint-falcon", peer: ["--loaded", "--trace", trace, "--end-after", "9"])
        let text = try String(contentsOfFile: trace, encoding: .utf8)
        var seen: [Int] = []
        for line in text.split(separator: "\n") {
            guard let last = line.split(separator: ",").last, let bits = Int(last), bits != seen.last else { continue }
            seen.append(bits)
        }
        // Red with the homing bit, blue, green while a run may show force, and blue at the end.
        #expect(seen.first == 9 && seen.contains(2) && session.outcome.complaint.contains("lights=4"), "\(seen)")
        let live = try #require(seen.firstIndex(of: 2))
        #expect(seen[..<live].contains(4) && !seen[live...].contains { $0 & 9 != 0 }, "\(seen)")
    }

    @Test("the emergency button stops all force, and the plunger's button pushes the plunger")
    func buttons() throws {
        let session = try ForceRunTests.Session(
            "novint-falcon", peer: ["--loaded", "--homed", "--buttons", "9", "--end-after", "6"])
        #expect(session.rows.count > 100 && session.felt(session.rows) == 0)
        #expect(session.rows.allSatisfy { $0["fault"] == "emergencyStop" }, "\(Set(session.rows.map { $0["fault"] }))")
        let plunger = session.rows.map { session.number("plunger_share", $0) }
        #expect(
            (plunger.last ?? 0) > 0.5 && zip(plunger, plunger.dropFirst()).allSatisfy { $0 <= $1 },
            "\(plunger.last ?? -1)")
        #expect(session.outcome.complaint.contains("highest=0.000"), "\(session.outcome.complaint)")
    }

    @Test("a known weight on a grip that yields shows how strong the motors really are, and what the joints hold back")
    func weigh() throws {
        // Once more, twice, where the host held up the hand that the peer plays: it pushes while time goes on.
        for isLast in [false, false, true] {
            let folder = try Folder()
            let outcome = try Program.run(
                ["devices", "calibrate", "novint-falcon", "--weight", "200 g", "--language", "en"],
                under: DeviceFixture.usb.under(
                    ["--loaded", "--homed", "--weigh", "200", "--strength", "0.8"], limit: 300),
                environment: ["XDG_RUNTIME_DIR": folder.path, "XDG_CONFIG_HOME": folder.path])
            let shown = outcome.output.firstMatch(of: /force scale ([0-9.]+)/).flatMap { Double($0.1) }
            if isLast || outcome.status == 0 && abs((shown ?? 0) - 1.25) < 0.05 {
                return try expectWeight(outcome, folder)
            }
        }
    }

    private func expectWeight(_ outcome: Program.Outcome, _ folder: Folder) throws {
        #expect(outcome.status == 0, "\(outcome.complaint)")
        for words in ["With nothing on the grip", "Lift the grip", "Push the grip down", "Hang the weight on the grip"]
        {
            #expect(outcome.complaint.contains(words), "\(words): \(outcome.complaint)")
        }
        let shown = try #require(
            outcome.output.firstMatch(of: /force scale ([0-9.]+), friction of the joints ([0-9.]+) N/),
            "\(outcome.output)\n\(outcome.complaint)")
        let (scale, friction) = (Double(shown.1) ?? 0, Double(shown.2) ?? 0)
        // Motors of 0.8 of their strength must be told 1.25 times as much; the peer's joints hold 0.12 N.
        #expect(abs(scale - 1.25) < 0.05 && friction < 0.2, "\(scale), \(friction) N")
        let kept = try String(contentsOfFile: folder.file("senshi/devices.yaml"), encoding: .utf8)
        #expect(kept.contains("force-scale: \(scale)") || kept.contains("force-scale: 1.2"), "\(kept)")
        #expect(outcome.complaint.contains("told=0,0,0"), "\(outcome.complaint)")
    }

    @Test("a Falcon that is turned to the patient is told the force in its own directions")
    func turned() throws {
        let folder = try Folder()
        // The patient's head is up from the device and away from the user by 30°: the hand, which goes straight away from the
        // user, comes to the skin at 60°, and feels the needle's force straight back.
        try Self.keep(
            """
                touches:
                  landmark: [0 mm, 0 mm, 0 mm]
                  head: [0 mm, 43.3 mm, -25 mm]
                  right: [50 mm, 0 mm, 0 mm]
            """, in: folder)
        let trace = folder.file("trace.csv")
        let session = try ForceRunTests.Session(
            "novint-falcon", peer: ["--loaded", "--homed", "--trace", trace, "--end-after", "8"],
            environment: ["XDG_CONFIG_HOME": folder.path])
        var felt = [0.0, 0, 0]
        for line in try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n") {
            let numbers = line.split(separator: ",").compactMap { Double($0) }
            guard numbers.count == 8 else { continue }
            for axis in 0..<3 { felt[axis] += numbers[4 + axis] / 1000 }
        }
        let names = ["sent_x_N", "sent_y_N", "sent_z_N"]
        let sent = names.map { name in session.rows.map { session.number(name, $0) }.reduce(0, +) / 1000 }
        let size = (sent[1] * sent[1] + sent[2] * sent[2]).squareRoot()
        #expect(size > 0.1 && abs(sent[1]) > 0.35 * size, "\(sent) N·s sent")
        #expect(
            abs(felt[1]) < 0.25 * felt[2] && abs(felt[2] - size) < 0.25 * size, "\(felt) N·s felt, \(sent) N·s sent")
    }

    @Test("a run tells the motors as much more as a known weight has shown, and the wrong weights are refused")
    func scale() throws {
        let folder = try Folder()
        try Self.keep("    force-scale: 2.0", in: folder)
        let session = try ForceRunTests.Session(
            "novint-falcon", peer: ["--loaded", "--homed", "--end-after", "8"],
            environment: ["XDG_CONFIG_HOME": folder.path])
        let sent =
            session.rows.map { row in
                ["sent_x_N", "sent_y_N", "sent_z_N"].map { session.number($0, row) }.map { $0 * $0 }.reduce(0, +)
                    .squareRoot()
            }.max() ?? 0
        let told = session.outcome.complaint.firstMatch(of: /highest=([0-9.]+)/).flatMap { Double($0.1) } ?? 0
        #expect(sent > 0.1 && abs(told / sent - 2) < 0.1, "\(told) N for \(sent) N: \(session.outcome.complaint)")
        for (device, weight) in [("novint-falcon", "5 kg"), ("novint-falcon", "heavy"), ("pen-tablet", "200 g")] {
            let refused = try Program.run(
                ["devices", "calibrate", device, "--weight", weight, "--language", "en"],
                environment: ["XDG_CONFIG_HOME": folder.file("none")])
            #expect(refused.status == 2 && refused.complaint.contains("--weight"), "\(refused.complaint)")
        }
    }

    /// Keeps a calibration of the peer's Falcon, with more lines of it, where a run under this configuration finds it.
    private static func keep(_ lines: String, in folder: Folder) throws {
        try FileManager.default.createDirectory(atPath: folder.file("senshi"), withIntermediateDirectories: true)
        let kept = """
            format: senshi-calibrations/1
            devices:
              - profile: novint-falcon
                serial: "FL0042"
                hand: right
                mounting: upright
            \(lines)

            """
        try kept.write(toFile: folder.file("senshi/devices.yaml"), atomically: true, encoding: .utf8)
    }
}
