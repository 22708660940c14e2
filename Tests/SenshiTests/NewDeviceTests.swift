import Foundation
import TestSupport
import Testing

/// `senshi devices new`, with a hand that does what is asked, in order.
@Suite(
    .serialized,
    .enabled(if: DeviceFixture.evdev.isBuilt && DeviceFixture.hidraw.isBuilt, "\(DeviceFixture.buildThem)"))
struct NewDeviceTests {
    /// How long each control takes: on its way, held, let go.
    private static let (way, held, free) = (0.15, 0.7, 0.25)

    /// Calls `move` every 10 ms with an instant and how far out a control is, one control after the other.
    private func wiggle(_ controls: Int, from start: Double, _ move: (Double, Int, Double) -> Void) {
        var began = start
        for control in 0..<controls {
            let all = 2 * Self.way + Self.held + Self.free
            for step in 0..<Int(all / 0.01) {
                let time = Double(step) * 0.01
                let share = min(1, max(0, min(time, 2 * Self.way + Self.held - time) / Self.way))
                move(began + time, control, share)
            }
            began += all
        }
    }

    private func stamp(_ time: Double) -> String {
        let micros = Int((time * 1e6).rounded())
        return "\(micros / 1_000_000).\(String(1_000_000 + micros % 1_000_000).dropFirst())"
    }

    /// The profile that came of it, which reads without a complaint.
    private func made(_ folder: Folder, _ node: String, under player: [String]) throws -> String {
        let outcome = try Program.run(
            [
                "devices", "new", "my-pad", "--node", node, "--folder", folder.path, "--language", "en", "--patience",
                "5",
            ],
            under: player)
        #expect(outcome.status == 0, "\(outcome.complaint)")
        let path = folder.file("my-pad.yaml")
        let check = try Program.run(["check", path, "--language", "en"])
        #expect(check.status == 0 && !check.complaint.contains("warning"), "\(check.complaint)\(check.output)")
        return (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    }

    @Test("a gamepad that nobody knows gets a profile that names its axes and buttons, and is not written over")
    func evdev() throws {
        let folder = try Folder()
        // X, Y, Z, RX, RY, RZ; BTN_SOUTH, BTN_EAST and BTN_TR.
        var text = "N: Odd pad\nI: 0003 1209 0001 0001\nB: 00 0b 00 00 00 00 00 00 00\n"
        var keys = [UInt8](repeating: 0, count: 96)
        for key in [0x130, 0x131, 0x137] { keys[key / 8] |= 1 << (key % 8) }
        for at in stride(from: 0, to: 96, by: 8) {
            text += "B: 01 " + keys[at..<at + 8].map { String($0, radix: 16) }.joined(separator: " ") + "\n"
        }
        text += "B: 03 3f 00 00 00 00 00 00 00\n"
        for axis in 0..<6 { text += "A: 0\(axis) -1000 1000 0 0 0\n" }
        // slide X and Y, lean X and Y, advance, plunger, then hold, yes and stop: the odd pad has its axes elsewhere.
        let axes: [(code: Int, most: Double)] = [(3, 1000), (4, -1000), (0, 1000), (1, -1000), (5, 1000), (2, 1000)]
        let buttons = [0x137, 0x130, 0x131]
        wiggle(axes.count + buttons.count, from: 1) { time, control, share in
            if control < axes.count {
                let (code, most) = axes[control]
                text += "E: \(stamp(time)) 0003 \(String(code, radix: 16)) \(Int(most * share))\n"
            } else {
                text +=
                    "E: \(stamp(time)) 0001 \(String(buttons[control - axes.count], radix: 16)) \(share > 0.5 ? 1 : 0)\n"
            }
            text += "E: \(stamp(time)) 0000 0000 0\n"
        }
        let events = folder.file("odd.events")
        try text.write(toFile: events, atomically: true, encoding: .utf8)
        let profile = try made(folder, "/dev/input/event7", under: DeviceFixture.evdev.under([events]))
        for (code, channel) in [
            ("ABS_RX, channel: slideX", false), ("ABS_RY, channel: slideY", true), ("ABS_X, channel: leanX", false),
            ("ABS_Y, channel: leanY", true), ("ABS_RZ, channel: depth", false), ("ABS_Z, channel: plunger", false),
        ] {
            #expect(profile.contains("{code: \(code)" + (channel ? ", inverted: true" : "")), "\(profile)")
        }
        for button in ["BTN_TR, role: hold", "BTN_SOUTH, role: confirm", "BTN_EAST, role: emergency-stop"] {
            #expect(profile.contains("{code: \(button)}"), "\(profile)")
        }
        let again = try Program.run(
            ["devices", "new", "my-pad", "--node", "/dev/input/event7", "--folder", folder.path, "--language", "en"])
        #expect(again.status == 4 && again.complaint.contains("is there already"), "\(again.status) \(again.complaint)")
    }

    @Test("so does a device of raw reports, though it counts and its clock runs")
    func hidraw() throws {
        let folder = try Folder()
        var text = "N: Odd raw pad\nP: usb-senshi-1/input0\nI: 3 1209 2\n"
        var values = [128, 128, 128, 128, 0, 0]
        var (button, count) = (0, 0)
        func say(_ time: Double) {
            count += 1
            let bytes = [1, count & 255, count * 37 & 255] + values + [button]
            text += "E: \(stamp(time)) \(bytes.count) \(bytes.map { String($0, radix: 16) }.joined(separator: " "))\n"
        }
        for step in 0..<100 { say(Double(step) * 0.01) }
        wiggle(8, from: 1) { time, control, share in
            if control < 4 { values[control] = 128 + Int((control % 2 == 0 ? 127 : -128) * share) }
            if control == 4 || control == 5 { values[control] = Int(255 * share) }
            if control > 5 { button = share > 0.5 ? 1 << (control - 6) : 0 }
            say(time)
        }
        // Nobody presses for the last question.
        for step in 0..<700 { say(1 + 8 * (2 * Self.way + Self.held + Self.free) + Double(step) * 0.01) }
        let recording = folder.file("odd.hid")
        try text.write(toFile: recording, atomically: true, encoding: .utf8)
        let profile = try made(folder, "/dev/hidraw3", under: DeviceFixture.hidraw.under([recording]))
        for line in [
            "models: [1209:0002]", "id: 1\n    length: 10", "{at: 3, type: u8, channel: slideX, range: 1 to 255}",
            "{at: 4, type: u8, channel: slideY, range: 0 to 255, inverted: true}",
            "{at: 7, type: u8, channel: depth, range: 0 to 255", "{at: 8, type: u8, channel: plunger, range: 0 to 255",
            "{at: 9, bit: 0, role: hold}", "{at: 9, bit: 1, role: confirm}",
        ] { #expect(profile.contains(line), "\(line)\n\(profile)") }
        #expect(!profile.contains("emergency-stop"))
    }
}
