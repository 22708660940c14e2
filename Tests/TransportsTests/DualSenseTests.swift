import Devices
import Foundation
import TestSupport
import Testing

@Suite(
    "a DualSense, through the kernel's raw reports",
    .enabled(if: HidrawPeer.isBuilt, Comment(rawValue: HidrawPeer.buildIt)))
struct DualSenseTests {
    static let profile = HidrawPeer.shipped("dualsense")
    static let off: [UInt8] = {
        var bytes = [UInt8](repeating: 0, count: 48)
        (bytes[0], bytes[1], bytes[11], bytes[22]) = (2, 0x0F, 5, 5)
        return bytes
    }()
    static let still = DualSense.recording([(DualSense(), reports: 30)])

    @Test("sticks, triggers, buttons and the pad's own lean become a needle")
    func needle() throws {
        var pad = DualSense()
        pad.left = (255, 0)
        pad.triggers = (255, 128)
        pad.buttons = [8 + 32, 2, 0, 0]
        // The upper end leans 30 degrees to the right.
        pad.accelerometer = (-4096, 0, 7094)
        let peer = try HidrawPeer(
            DualSense.recording([(pad, reports: 60)]), profile: Self.profile, reader: ["--ticks", "280"])
        let row = try #require(peer.rows.last, "\(peer.errors)")
        #expect(row[.slideX] == 1 && row[.slideY] == 1 && row[.depth] == 1)
        #expect(abs(row[.plunger] - (128.0 / 255 - 0.04) / 0.96) < 1e-9)
        #expect(Buttons(bits: row.buttons) == Buttons.deadMan.union(.confirm).union(.hold))
        // Half the angle in the quaternion: cos 15° and sin 15° about y.
        #expect(abs(row[.qw] - 0.965926) < 1e-3 && abs(row[.qy] - 0.258819) < 1e-3)
        #expect(abs(row[.qx]) < 1e-9 && abs(row[.qz]) < 1e-9)
        #expect(peer.total("strange") == 0 && peer.total("lost") == 0)
        #expect(peer.features == ["GET 05"])
    }

    @Test("samples lie on the pad's clock, though reports come late, and no tick allocates")
    func clock() throws {
        let parts = (0..<100).map { index in
            var pad = DualSense()
            pad.triggers.left = UInt8(min(255, 10 + 2 * index))
            return (pad, reports: 1)
        }
        let peer = try HidrawPeer(
            DualSense.recording(parts, jitter: 0.003), profile: Self.profile, reader: ["--ticks", "460"])
        let moving = peer.rows.filter { $0[.depth] > 0.2 && $0[.depth] < 0.7 }
        try #require(moving.count > 50, "\(peer.errors)")
        // 2 of 255 each 4 ms, without the dead zone: a line in time, whatever the arrivals were.
        let slope = 2 / 255.0 / 0.96 / 4e6
        let steps = zip(moving, moving.dropFirst()).filter { $1.time > $0.time }.map { before, after in
            after[.depth] - before[.depth] - Double(after.time - before.time) * slope
        }
        // Stamped by their arrival, two of three reports would be off by 0.006; a machine that stalls moves a few.
        let straight = steps.count { abs($0) < 0.0005 }
        #expect(straight * 10 > steps.count * 8, "\(steps)")
        #expect(peer.total("allocations") == 0)
    }

    @Test("the trigger pushes back with the plunger's force, by the steps of the profile")
    func plunger() throws {
        let peer = try HidrawPeer(
            Self.still, profile: Self.profile,
            reader: ["--ticks", "400", "--tell", "50:150:6:0", "--tell", "150:250:40:0", "--tell", "250:300:0.01:0"])
        let right = peer.outputs.map { Array($0.bytes[11...17]) }
        func strength(_ step: UInt64) -> [UInt8] {
            let zones = (0..<10).reduce(UInt64(0)) { $0 | (step - 1) << UInt64(3 * $1) }
            return [0x21, 0xFF, 0x03] + (0..<4).map { UInt8(zones >> UInt64(8 * $0) & 0xFF) }
        }
        let nothing: [UInt8] = [5, 0, 0, 0, 0, 0, 0]
        var distinct: [[UInt8]] = []
        for bytes in right where bytes != distinct.last { distinct.append(bytes) }
        // 6 of 12 N is the fourth of eight steps, more than 12 N the last, and a little the first.
        #expect(distinct == [nothing, strength(4), strength(8), strength(1), nothing], "\(peer.errors)")
    }

    @Test("a pop dies away on the rumble motors, a tap is short, friction purrs")
    func rumble() throws {
        let peer = try HidrawPeer(
            Self.still, profile: Self.profile,
            reader: ["--ticks", "500", "--pop", "50:1", "--tap", "250:0.8", "--tell", "350:450:0:0.018"])
        let weak = peer.outputs.map { $0.bytes[3] }
        let strong = peer.outputs.map { $0.bytes[4] }
        let pop = strong.drop { $0 == 0 }.prefix { $0 > 0 }
        #expect(pop.first.map { $0 > 200 } == true && pop.count >= 4, "\(peer.errors)")
        #expect(zip(pop, pop.dropFirst()).allSatisfy { $0 > $1 })
        #expect(strong.drop { $0 == 0 }.drop { $0 > 0 }.allSatisfy { $0 == 0 })
        #expect(weak.contains(204) && weak.contains(102))
        let tap = peer.outputs.filter { $0.bytes[3] == 204 }.map(\.time)
        let after = try #require(peer.outputs.first { $0.time > tap[0] && $0.bytes[3] == 0 }?.time)
        #expect(after - tap[0] > 0.02 && after - tap[0] < 0.15)
    }

    @Test("everything is off before the first command and after the last")
    func off() throws {
        let peer = try HidrawPeer(
            Self.still, profile: Self.profile, reader: ["--ticks", "200", "--tell", "0:200:12:0.02", "--pop", "199:1"])
        #expect(peer.outputs.first?.bytes == Self.off)
        #expect(peer.outputs.last?.bytes == Self.off)
        #expect(peer.outputs.contains { $0.bytes[11] == 0x21 })
    }

    @Test("a command that is not renewed expires on the pad: off within its lifetime, and nothing after it")
    func expiry() throws {
        let peer = try HidrawPeer(
            Self.still, profile: Self.profile,
            reader: ["--ticks", "600", "--tell", "0:600:12:0.02", "--silent-from", "300"])
        #expect(peer.total("expired") >= 1, "\(peer.errors)")
        let last = try #require(peer.outputs.lastIndex { $0.bytes != Self.off })
        let silence = try #require(peer.outputs[(last + 1)...].first)
        let close = try #require(peer.outputs.last)
        // It went silent after 0.3 s and was closed after 0.6: the off came in between, not at the end.
        #expect(silence.bytes == Self.off && close.time - silence.time > 0.15)
    }

    @Test("a pad that takes nothing as the run ends: the guardian switches all off as soon as it does, beyond the end")
    func deaf() throws {
        let peer = try HidrawPeer(
            Self.still, profile: Self.profile, options: ["--deaf", "0.2:0.8"],
            reader: ["--ticks", "400", "--tell", "0:5000:12:0.02"])
        let last = try #require(peer.outputs.lastIndex { $0.bytes != Self.off }, "\(peer.errors)")
        #expect(peer.outputs[last].time < 0.2, "\(peer.errors)")
        let off = try #require(peer.outputs.last, "\(peer.errors)")
        #expect(off.bytes == Self.off && off.time >= 0.8 && peer.status == 0, "\(peer.errors)")
        #expect(peer.errors.contains("AFTER\n"), "\(peer.errors)")
    }

    @Test("a pad that is unplugged is gone")
    func gone() throws {
        let peer = try HidrawPeer(
            Self.still, profile: Self.profile, options: ["--unplug"], reader: ["--ticks", "3000"])
        #expect(peer.totals["ending"] == "gone" && peer.total("reports") == 30, "\(peer.errors)")
    }

    @Test("a pad that gives no feature report is refused with a sentence")
    func refused() throws {
        let peer = try HidrawPeer(Self.still, profile: Self.profile, options: ["--refuse", "5"])
        #expect(peer.status == 3)
        #expect(peer.errors.contains("/dev/hidraw3: the device did not give feature report 5 (Broken pipe)"))
    }

    @Test("another model is refused, and a list says which profile fits")
    func models() throws {
        let other = Self.still.replacingOccurrences(of: "I: 3 054c 0ce6", with: "I: 3 054c 0ce7")
        let refused = try HidrawPeer(other, profile: Self.profile)
        #expect(refused.status == 3)
        #expect(refused.errors.contains("'Wireless Controller' (054c:0ce7) is not a model of the profile 'dualsense'"))
        let listed = try HidrawPeer(Self.still, profile: Self.profile, reader: ["--list"])
        #expect(listed.output == "/dev/hidraw3|Wireless Controller|dualsense\n", "\(listed.errors)")
    }
}
