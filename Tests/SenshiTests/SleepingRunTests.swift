import Foundation
import Testing

/// Runs on a machine that is about to sleep, or has slept.
@Suite(.serialized) struct SleepingRunTests {
    @Test(
        "before a sleep the force is off and only then the sleep is let in; afterwards it is held back again",
        .enabled(if: PrivateLogind.isThere, "\(PrivateLogind.missing)"))
    func heldBack() throws {
        let folder = try Folder()
        let logind = try PrivateLogind(in: folder)
        defer { logind.end() }
        let attempt = try KilledRunTests.Attempt.settled(more: ["DBUS_SYSTEM_BUS_ADDRESS": logind.address])
        defer { attempt.finish() }
        #expect(logind.saw("held sleep delay", within: 5) != nil)
        let before = attempt.peer.packets.count
        logind.tell("SLEEP")
        // Every attempt that was not punctual enough has given its lock back too.
        let locks = (1...5).prefix { logind.saw("held sleep delay", times: $0, within: 0.1) != nil }.count
        let slept = try #require(logind.saw("released", times: locks, within: 10))
        let packets = attempt.peer.packets
        let zero = try #require(packets[before...].first { $0.force == 0 })
        #expect(zero.time <= slept, "the sleep was let in \(zero.time - slept) s before the force was off")
        #expect(packets.last?.force == 0 && attempt.process.isRunning)
        logind.tell("WAKE")
        #expect(logind.saw("held sleep delay", times: locks + 1, within: 10) != nil)
        // The hand is still in tissue: nothing comes back before it has been outside.
        usleep(300_000)
        #expect(attempt.peer.packets.last?.force == 0)
    }

    @Test(
        "a Falcon that the machine slept with is taken anew and homed anew, without force meanwhile, and felt again",
        .enabled(if: DeviceFixture.usb.isBuilt, "\(DeviceFixture.buildThem)"))
    func rehomed() throws {
        let asleep = "\(DeviceFixture.usb.path.dropLast(DeviceFixture.usb.rawValue.count))asleep.so"
        let session = try ForceRunTests.Session(
            "novint-falcon", peer: ["--loaded", "--homed", "--end-after", "14"],
            environment: ["LD_PRELOAD": asleep, "ASLEEP_AFTER": "6"])
        let rows = session.rows
        let away = try #require(rows.firstIndex { $0["fault"] == "deviceGone" }, "\(session.outcome.complaint)")
        let back = try #require(rows[away...].firstIndex { $0["fault"] == "none" }, "\(session.outcome.complaint)")
        #expect(session.felt(rows[..<away]) > 20 && session.felt(rows[away..<back]) == 0)
        #expect(session.felt(rows[back...]) > 20, "\(session.outcome.complaint)")
        let complaint = session.outcome.complaint
        #expect(complaint.split(separator: "\n").count { $0.hasPrefix("homed. Begin") } == 2, "\(complaint)")
        #expect(complaint.contains("told=0,0,0") && complaint.contains("forced-unhomed=0"), "\(complaint)")
    }
}
