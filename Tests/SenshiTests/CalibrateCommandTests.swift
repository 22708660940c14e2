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
