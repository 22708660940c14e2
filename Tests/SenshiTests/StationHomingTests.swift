import Foundation
import TestSupport
import Testing

/// A Falcon at a station: what a person has to do with its grip stands on the page.
@Suite(
    .serialized,
    .enabled(
        if: DeviceFixture.usb.isBuilt && PythonTools.arePrepared,
        "\(DeviceFixture.buildThem); \(PythonTools.howTo)"))
struct StationHomingTests {
    @Test(
        "the page says how a Falcon is homed, leg by leg, before the run and after it was plugged in again",
        arguments: ["ja", "en"])
    func homing(_ language: String) throws {
        let folder = try Folder()
        let (seen, said) = try StationTool.run(
            "home_station.py", [Program.path, folder.path, language],
            under: DeviceFixture.usb.under(["--loaded", "--unplug-after", "9000", "--replug-after", "0.5"], limit: 150))
        let before = try #require(seen["before"] as? [String], "\(said)")
        let words =
            language == "ja" ? ("引き出してください", "押し込んでください", "原点合わせ") : ("pull the grip", "push the grip slowly", "homing")
        #expect(seen["begun"] as? Bool == true && seen["left"] as? Bool == false, "\(seen)")
        let pulled = try #require(before.firstIndex { $0.contains(words.0) }, "\(before)")
        let pushed = try #require(before.firstIndex { $0.contains(words.1) }, "\(before)")
        #expect(pulled < pushed && before.allSatisfy { $0.contains(words.2) || $0 == before.last }, "\(before)")
        #expect(before.contains { $0.contains("0/3") }, "\(before)")
        // It went away in the session, is homed anew, and then nothing more is said.
        let during = seen["during"] as? [String] ?? []
        #expect(seen["gone"] as? Bool == true && during.contains { $0.contains(words.1) }, "\(during)")
        #expect(seen["over"] as? Bool == true && seen["complaints"] as? [String] == [], "\(seen)")
        #expect(said.contains("told=0,0,0") && said.contains("forced-unhomed=0"))
    }
}
