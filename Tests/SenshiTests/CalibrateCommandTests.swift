import Foundation
import Testing

/// `senshi devices calibrate`, with a hand that touches where it is asked to.
@Suite(.serialized, .enabled(if: DeviceFixture.hidraw.isBuilt, "\(DeviceFixture.buildThem)"))
struct CalibrateCommandTests {
    /// A Razer Hydra whose tip rests at some places, mm, one after the other, and is on its way between them.
    private func recording(_ places: [[Int]]) -> String {
        var text = "N: Razer Hydra\nP: usb-senshi-1/input0\nI: 3 1532 0300\n"
        var count = 0
        func say(_ place: [Int]) {
            var bytes = [UInt8](repeating: 0, count: 52)
            bytes[7] = UInt8(count & 255)
            for (index, number) in (place + [32767, 0, 0, 0]).enumerated() {
                bytes[8 + 2 * index] = UInt8(number & 255)
                bytes[9 + 2 * index] = UInt8((number >> 8) & 255)
            }
            let micros = count * 4000
            text += "E: \(micros / 1_000_000).\(String(1_000_000 + micros % 1_000_000).dropFirst()) 52 "
            text += bytes.map { String($0, radix: 16) }.joined(separator: " ") + "\n"
            count += 1
        }
        var last = places[0]
        for place in places {
            for step in 0..<100 { say(zip(last, place).map { $0 + ($1 - $0) * step / 100 }) }
            for _ in 0..<375 { say(place) }
            last = place
        }
        return text
    }

    private func calibrate(_ places: [[Int]], in folder: Folder, _ more: [String] = []) throws -> Program.Outcome {
        let path = folder.file("hydra.hid")
        try recording(places).write(toFile: path, atomically: true, encoding: .utf8)
        return try Program.run(
            ["devices", "calibrate", "razer-hydra", "--node", "/dev/hidraw3", "--language", "en"] + more,
            under: DeviceFixture.hidraw.under(["--unplug", path]), environment: ["XDG_CONFIG_HOME": folder.path])
    }

    @Test("three touches are asked for one by one, and kept with the hand, the mounting and the tool")
    func touches() throws {
        let folder = try Folder()
        let outcome = try calibrate(
            [[10, 20, 30], [10, 100, 30], [90, 20, 30]], in: folder,
            ["--hand", "left", "--mounting", "sideways", "--tool-offset", "0 mm, 0 mm, -80 mm"])
        #expect(outcome.status == 0, "\(outcome.complaint)")
        for prompt in ["1/3 Touch the landmark", "2/3 Touch a place toward", "3/3 Touch a place to the right"] {
            #expect(outcome.complaint.contains(prompt))
        }
        let kept = (try? String(contentsOfFile: folder.file("senshi/devices.yaml"), encoding: .utf8)) ?? ""
        for line in ["profile: razer-hydra", "hand: left", "mounting: sideways"] {
            #expect(kept.contains(line), "\(line)\n\(kept)")
        }
        // Tied to the one that was touched, by what tells it from others.
        let serial = kept.split(separator: "\n").first { $0.contains("serial: ") }
        #expect(serial.map { $0.count > 14 } == true, "\(kept)")
        let places = [
            "landmark": [10.0, 20, -50], "head": [10.0, 100, -50], "right": [90.0, 20, -50],
            "tool-offset": [0.0, 0, -80],
        ]
        for (key, place) in places {
            let line = try #require(kept.split(separator: "\n").first { $0.contains("\(key): [") }, "\(key)")
            let numbers = line.matches(of: /(-?[0-9.]+) mm/).compactMap { Double($0.1) }
            // The device counts in millimetres, and the finder takes the mean of what lies within half of one.
            #expect(numbers.count == 3 && zip(numbers, place).allSatisfy { abs($0 - $1) < 0.6 }, "\(line)")
        }
    }

    @Test("what can't be read again, points nowhere, or belongs to no single device is refused, and the file stays")
    func impossible() throws {
        let folder = try Folder()
        for (option, value, part) in [
            ("--tool-offset", "900 mm, 0 mm, 0 mm", "from -500 to 500 mm"), ("--needle", "0, 0, 0", "points nowhere"),
        ] {
            let outcome = try calibrate([[0, 0, 0]], in: folder, ["--no-touches", option, value])
            #expect(outcome.status == 2 && outcome.complaint.contains(part), "\(outcome.complaint)")
        }
        let absent = try Program.run(
            ["devices", "calibrate", "novint-falcon", "--hand", "left", "--no-touches"],
            environment: ["XDG_CONFIG_HOME": folder.path])
        #expect(absent.status == 3 && absent.complaint.contains("no device that fits"), "\(absent.complaint)")
        #expect(!FileManager.default.fileExists(atPath: folder.file("senshi/devices.yaml")))
        let edge = try calibrate([[0, 0, 0]], in: folder, ["--no-touches", "--tool-offset", "500 mm, -500 mm, 0 mm"])
        #expect(edge.status == 0, "\(edge.complaint)")
        let again = try calibrate([[0, 0, 0]], in: folder, ["--no-touches", "--hand", "left"])
        #expect(again.status == 0, "\(again.complaint)")
    }

    @Test("a run says that its profile's calibration is another device's; only its own damaged entry stops it")
    func unused() throws {
        let folder = try Folder()
        let path = folder.file("pad.hid")
        try RawReportRunTests.recording.write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.createDirectory(atPath: folder.file("senshi"), withIntermediateDirectories: true)
        func run(_ profile: String, _ serial: String, _ offset: Int) throws -> Program.Outcome {
            let text = """
                format: senshi-calibrations/1
                devices:
                  - profile: \(profile)
                    serial: "\(serial)"
                    hand: right
                    mounting: upright
                    tool-offset: [0 mm, 0 mm, \(offset) mm]

                """
            try text.write(toFile: folder.file("senshi/devices.yaml"), atomically: true, encoding: .utf8)
            return try Program.run(
                [
                    "run", "covid19-deltoid-im", "--device", "dualsense", "--node", "/dev/hidraw3", "--language", "en",
                    "--patience", "1", "--reports", folder.path,
                ],
                under: DeviceFixture.hidraw.under(["--unplug", path]),
                environment: ["XDG_RUNTIME_DIR": folder.path, "XDG_CONFIG_HOME": folder.path])
        }
        let other = try run("dualsense", "another", -80)
        // The device goes away at the end of its recording.
        #expect(other.status == 3, "\(other.complaint)")
        #expect(other.complaint.contains("is another device's (another)"), "\(other.complaint)")
        let own = try run("dualsense", "054c:0ce6", -80)
        #expect(own.status == 3 && !own.complaint.contains("another device's"), "\(own.complaint)")
        let damaged = try run("dualsense", "054c:0ce6", -900)
        #expect(damaged.status == 2 && damaged.complaint.contains("tool-offset"), "\(damaged.complaint)")
        let elsewhere = try run("novint-falcon", "9", -900)
        #expect(elsewhere.status == 3, "\(elsewhere.complaint)")
        #expect(elsewhere.complaint.contains("1 of other devices can't be read"), "\(elsewhere.complaint)")
    }

    @Test("touches on one line, and a device that goes away, keep nothing and say what to do")
    func refused() throws {
        let folder = try Folder()
        let line = try calibrate([[0, 0, 0], [0, 80, 0], [0, 160, 0]], in: folder)
        #expect(line.status == 2 && line.complaint.contains("one line"), "\(line.complaint)")
        let gone = try calibrate([[0, 0, 0], [0, 80, 0]], in: folder)
        #expect(gone.status == 3 && gone.complaint.contains("nothing was kept"), "\(gone.complaint)")
        #expect(!FileManager.default.fileExists(atPath: folder.file("senshi/devices.yaml")))
    }
}
