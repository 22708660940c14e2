import Foundation
import Testing

/// A session on a device of raw reports.
@Suite(.serialized, .enabled(if: DeviceFixture.hidraw.isBuilt, "\(DeviceFixture.buildThem)")) struct RawReportRunTests {
    /// A DualSense that points down and whose left trigger goes in and out, by its published bytes.
    static var recording: String {
        var text = "N: Wireless Controller\nP: usb-senshi-1/input0\nI: 3 054c 0ce6\n"
        text += "F: 41 5 " + Array(repeating: "0", count: 40).joined(separator: " ") + "\n"
        for count in 0..<500 {
            var bytes = [UInt8](repeating: 0, count: 64)
            (bytes[0], bytes[1], bytes[2], bytes[3], bytes[4]) = (1, 128, 128, 128, 128)
            bytes[5] = UInt8(180 * max(0, min(1, min(Double(count - 100) / 150, Double(450 - count) / 150))))
            (bytes[7], bytes[8]) = (UInt8(count & 255), 8)
            // Gravity along the third sensor axis, and a third of a µs in the pad's clock.
            (bytes[26], bytes[27]) = (0, 0x20)
            let clock = UInt32(count * 12_000)
            for index in 0..<4 { bytes[28 + index] = UInt8(clock >> UInt32(8 * index) & 255) }
            let micros = count * 4000
            text += "E: \(micros / 1_000_000).\(String(1_000_000 + micros % 1_000_000).dropFirst()) 64 "
            text += bytes.map { String($0, radix: 16) }.joined(separator: " ") + "\n"
        }
        return text
    }

    @Test("a DualSense that is unplugged and plugged in moves the needle again, and its own reports give the run again")
    func replugged() throws {
        let folder = try Folder()
        let path = folder.file("pad.hid")
        try Self.recording.write(toFile: path, atomically: true, encoding: .utf8)
        let table = folder.file("frames.csv")
        let outcome = try Program.run(
            [
                "run", "covid19-deltoid-im", "--device", "dualsense", "--node", "/dev/hidraw3", "--language", "en",
                "--json", "--record", table, "--reports", folder.path,
            ],
            under: DeviceFixture.hidraw.under(["--replug", "0.5", path]),
            environment: ["XDG_RUNTIME_DIR": folder.path])
        #expect(outcome.status == 1, "\(outcome.complaint.prefix(2000))")
        let rows = ForceRunTests.Session.rows(of: table)
        let faults = rows.map { $0["fault"] }
        let gone = try #require(faults.firstIndex(of: "deviceGone"))
        let back = try #require(faults[gone...].firstIndex(of: "none"))
        let depth = rows.map { $0["depth_mm"].flatMap(Double.init) ?? .nan }
        #expect((depth[..<gone].max() ?? 0) > 5 && (depth[back...].max() ?? 0) > 5)
        #expect(outcome.output.contains("The device was away for"))
        let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        let session = try #require(files.first { $0.hasSuffix("session.mcap") })
        let digest = try RunResult(outcome.output).text("digest.sha256")
        #expect(try McapJudge.complaints(about: folder.file(session)) == [])
        for source in ["poses", "raw"] {
            let replay = try Program.run(["replay", folder.file(session), "--from", source, "--json"])
            let line = try RunResult(replay.output)
            #expect(line.text("digest") == digest && line.text("source") == source, "\(replay.complaint)")
        }
    }
}
