import Devices
import Foundation
import TestSupport
import Testing

@Suite("every device")
struct DeviceConformanceTests {
    static let profiles = ((try? FileManager.default.contentsOfDirectory(atPath: "\(Repository.root)/devices")) ?? [])
        .filter { $0.hasSuffix(".yaml") && !$0.hasPrefix("_") }.sorted()

    @Test("there are profiles to try") func some() { #expect(Self.profiles.count >= 7) }

    @Test(
        "every profile gives finite samples within its ranges on a clock that never runs backward, and ends with nothing on",
        arguments: profiles.filter(isPlayed))
    func conforms(file: String) throws {
        let device = try DeviceConformance(path: "\(Repository.root)/devices/\(file)")
        device.check(try device.life())
    }

    @Test(
        "no profile is left out",
        .enabled(
            if: EvdevPlayback.isBuilt && HidrawPeer.isBuilt && ForcePeer.isBuilt, Comment(rawValue: ForcePeer.buildIt)))
    func all() { #expect(Self.profiles.allSatisfy(Self.isPlayed)) }

    /// The peer that plays a profile's kind of device is built on this machine.
    static func isPlayed(_ file: String) -> Bool {
        let text = (try? String(contentsOfFile: "\(Repository.root)/devices/\(file)", encoding: .utf8)) ?? ""
        return switch text.firstMatch(of: /\ntransport: (\w+)/)?.1 {
        case "virtual": true
        case "evdev": EvdevPlayback.isBuilt
        case "hidraw": HidrawPeer.isBuilt
        default: ForcePeer.isBuilt
        }
    }

    @Test("virtual devices of other dynamics live other lives with the same hand")
    func dynamics() throws {
        let places = try Self.profiles.filter { $0.hasPrefix("virtual-") }.map { file in
            let device = try DeviceConformance(path: "\(Repository.root)/devices/\(file)")
            return try device.life().ticks.map { $0.values[Channel.z.index] }
        }
        #expect(places.count == 5 && Set(places).count == 5)
    }

    /// A device that nobody makes: 24-bit numbers, the most significant byte first, half-bytes, and a motor of three steps.
    static let fictional = """
        format: senshi-device/1
        name: needle-of-the-moon
        title: {ja: 月の針, en: Needle of the moon}
        transport: hidraw
        match: {models: [1209:beef]}
        reports:
          - id: 0x21
            length: 16
            fields:
              - {channel: x, at: 1, type: i24, order: big, unit: {value: 1 µm, source: made up, tag: assumed}}
              - {channel: y, at: 4, type: u16, zero: 32768, inverted: true, unit: {value: 0.01 mm, source: made up, tag: assumed}}
              - {channel: z, at: 6, type: i16, unit: {value: 0.1 mm, source: made up, tag: assumed}}
              - {channel: qw, at: 8, type: i8, one: 127}
              - {channel: qx, at: 9, type: i8, one: 127}
              - {channel: qy, at: 10, type: i8, one: 127}
              - {channel: qz, at: 11, type: i8, one: 127}
              - {channel: plunger, at: 12, type: u16, bits: [4, 12], range: 0 to 4000}
            buttons: [{at: 12, bit: 0, role: dead-man}]
            counter: {at: 14, type: u8}
        outputs:
          - id: 0x22
            length: 4
            plunger-force: {value: 10 N, source: made up, tag: assumed}
            steps: [{drive: plunger, at: 1, bytes: ["00 00", "aa 01", "aa 02"]}]
        mapping: {kind: direct}
        limits:
          force: {value: 0 N, source: made up, tag: assumed}
          speed: {value: 2 m/s, source: made up, tag: assumed}
        senses: {position: absent, direction: absent, advance: absent, plunger: absent, force: absent}
        """

    @Test(
        "a device that nobody makes needs one file and no code",
        .enabled(if: HidrawPeer.isBuilt, Comment(rawValue: HidrawPeer.buildIt)))
    func oneFile() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "senshi-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "needle-of-the-moon.yaml").path
        try Self.fictional.write(toFile: path, atomically: true, encoding: .utf8)
        let device = try DeviceConformance(path: path)
        device.check(try device.life())

        var recording = HidRecording(name: "Moon", model: "1209:beef")
        // x −0.012345 m, y 0.05 m (inverted: 27768), z −3 mm, a quarter turn about x, 3000 of 4000, the dead-man held.
        let bytes: [UInt8] = [0x21, 0xFF, 0xCF, 0xC7, 0x78, 0x6C, 0xE2, 0xFF, 90, 90, 0, 0, 0x81, 0xBB, 7, 0]
        for report in 0..<10 { recording.add(bytes, at: Double(report) * 0.004) }
        let peer = try HidrawPeer(
            recording.text, profile: path, reader: ["--ticks", "200", "--tell", "0:150:6:0"])
        let row = try #require(peer.rows.last, "\(peer.errors)")
        #expect(abs(row[.x] + 0.012345) < 1e-12 && abs(row[.y] - 0.05) < 1e-12 && abs(row[.z] + 0.003) < 1e-12)
        #expect(abs(row[.qw] - 0.5.squareRoot()) < 1e-12 && abs(row[.qx] - 0.5.squareRoot()) < 1e-12)
        #expect(row[.plunger] == 0.75 && row.buttons == Buttons.deadMan.bits)
        #expect(peer.outputs.contains { $0.bytes == [0x22, 0xAA, 1, 0] }, "\(peer.errors)")
        #expect(peer.outputs.last?.bytes == [0x22, 0, 0, 0])
    }
}
