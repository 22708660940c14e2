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
