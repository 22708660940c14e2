import Foundation
import TestSupport
import Testing

@Suite("senshi devices") struct DevicesTests {
    @Test("the rules that are shipped are those that the program prints, and name every profile with a device")
    func rules() throws {
        let outcome = try Program.run(["devices", "rules"])
        let shipped = try String(contentsOfFile: "\(Repository.root)/packaging/70-senshi.rules", encoding: .utf8)
        #expect(outcome.status == 0 && outcome.output == shipped, "write it anew: senshi devices rules")
        #expect(shipped.contains("TAG+=\"uaccess\", GROUP=\"senshi\"") && !shipped.contains("virtual-needle"))
        let profiles = try FileManager.default.contentsOfDirectory(atPath: "\(Repository.root)/devices")
            .filter { $0.hasSuffix(".yaml") && !$0.hasPrefix("_") && !$0.hasPrefix("virtual") }
        for profile in profiles { #expect(shipped.contains("\n# \(profile.dropLast(5)): "), "\(profile)") }
        let lines = shipped.split(separator: "\n").filter {
            $0.hasPrefix("SUBSYSTEM==\"usb\"") || $0.hasPrefix("SUBSYSTEM==\"tty\"")
        }
        #expect(!lines.isEmpty)
        // No rule takes every serial line unasked: a modem may be on one.
        #expect(!lines.contains { $0.contains("ttyACM*") })
        #expect(shipped.contains("senshi devices rules --any-serial-line"))
        let asked = try Program.run(["devices", "rules", "--any-serial-line"]).output
        #expect(asked.contains("\nSUBSYSTEM==\"tty\", KERNEL==\"ttyACM*\""))
        let nowhere = try Program.run(["devices", "rules", "--node", "/dev/ttyACM99"])
        #expect(nowhere.status == 3 && nowhere.output.isEmpty, "\(nowhere.complaint)")
        for line in lines {
            #expect(line.contains("ENV{ID_MM_DEVICE_IGNORE}=\"1\"") && line.contains("ENV{ID_MM_PORT_IGNORE}=\"1\""))
        }
    }

    @Test("a node that is no device of raw reports is refused at once, and nobody is named who has it open")
    func wrongNode() throws {
        let outcome = try Program.run(["devices", "monitor", "dualsense", "--node", "/dev/null", "--seconds", "1"])
        #expect(outcome.status == 3, "\(outcome.complaint)")
        #expect(outcome.complaint.split(separator: "\n").count == 1, "\(outcome.complaint)")
    }

    @Test("probing what is not there says where to look, with the code for a device")
    func nothing() throws {
        let missing = try Program.run(["devices", "probe", "/dev/input/event99"])
        #expect(missing.status == 3)
        #expect(
            missing.complaint.contains(
                "/dev/input/event99: there is no such device; see what 'senshi devices list --all'"))
        let unknown = try Program.run(["devices", "probe", "pen-tablt"])
        #expect(unknown.status == 2 && unknown.complaint.contains("Did you mean 'pen-tablet'?"))
    }
}

/// A device that the kernel's interface shows, played by the fixture.
@Suite(.serialized, .enabled(if: Recording.isThere, "\(Recording.missing)")) struct ProbeTests {
    @Test("probing a tablet gives its axes with their ranges, and the profile that fits")
    func probe() throws {
        let player = [
            "\(Repository.root)/.build/fixtures/evdev-playback", "--start-on", "open", Recording.all[0].path, "--",
        ]
        let outcome = try Program.run(["devices", "probe", "/dev/input/event7", "--json"], under: player)
        #expect(outcome.status == 0, "\(outcome.complaint)")
        let sheet = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        #expect(sheet["profiles"] as? [String] == ["pen-tablet"] && sheet["way"] as? String == "evdev")
        let axes = try #require(sheet["axes"] as? [[String: Any]])
        let x = try #require(axes.first { $0["name"] as? String == "ABS_X" })
        #expect((x["maximum"] as? Int ?? 0) > 10_000 && (x["resolution"] as? Int ?? 0) > 0)
        #expect((sheet["buttons"] as? [String] ?? []).contains("BTN_TOOL_PEN"))
    }
}

@Suite(.serialized, .enabled(if: DeviceFixture.usb.isBuilt, "\(DeviceFixture.buildThem)")) struct MonitorTests {
    /// Of the device's last words.
    private func highest(_ complaint: String) -> Double {
        complaint.firstMatch(of: /highest=([0-9.]+)/).flatMap { Double($0.1) } ?? .nan
    }

    @Test(
        "a force test counts down, pushes no harder than it was told while a button is held, and leaves nothing behind")
    func pushes() throws {
        let outcome = try Program.run(
            ["devices", "monitor", "novint-falcon", "--force", "0.5 N", "--language", "en"],
            under: DeviceFixture.usb.under(["--loaded", "--homed", "--buttons", "2"]))
        #expect(outcome.status == 0, "\(outcome.complaint)")
        #expect(outcome.complaint.contains("force test in 3 s") && outcome.complaint.contains("the force test is over"))
        #expect((0.3...0.55).contains(highest(outcome.complaint)), "\(highest(outcome.complaint))")
        #expect(outcome.complaint.contains("told=0,0,0") && outcome.complaint.contains("  [confirm]"))
    }

    @Test("the emergency stop's button ends a force test, and is told")
    func emergencyButton() throws {
        let outcome = try Program.run(
            ["devices", "monitor", "novint-falcon", "--force", "0.5 N", "--seconds", "30", "--language", "en"],
            under: DeviceFixture.usb.under(["--loaded", "--homed", "--buttons", "10"]))
        #expect(
            outcome.status == 0 && outcome.complaint.contains("emergency stop: force is zero"), "\(outcome.complaint)")
        #expect(highest(outcome.complaint) == 0 && outcome.complaint.contains("told=0,0,0"))
    }

    @Test("without a hand on a button a force test pushes nothing, and says what to hold")
    func letGo() throws {
        let outcome = try Program.run(
            ["devices", "monitor", "novint-falcon", "--force", "0.5 N", "--seconds", "5", "--language", "en"],
            under: DeviceFixture.usb.under(["--loaded", "--homed"]))
        #expect(outcome.complaint.contains("only while you hold a button of the device"), "\(outcome.complaint)")
        #expect(highest(outcome.complaint) == 0)
    }

    @Test("a force that is too large, and a device without any, are refused")
    func refused() throws {
        let strong = try Program.run(["devices", "monitor", "novint-falcon", "--force", "3 N", "--language", "en"])
        #expect(strong.status == 2 && strong.complaint.contains("no force from 0.05 to 1 N"), "\(strong.complaint)")
        let none = try Program.run(["devices", "monitor", "pen-tablet", "--force", "0.5 N", "--language", "en"])
        #expect(none.status == 2 && none.complaint.contains("shows no force"), "\(none.complaint)")
    }
}
