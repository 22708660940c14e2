import Foundation
import TestSupport
import Testing

/// The transports of real devices in a process that dies, is stopped or crashes while the hand feels something; the
/// devices are other processes and live on. The bus and the nodes are umockdev's, the line is a pseudo-terminal.
@Suite(
    "the guardian on every device that shows something", .serialized,
    .enabled(if: ForcePeer.isBuilt && HidrawPeer.isBuilt, Comment(rawValue: ForcePeer.buildIt)))
struct GuardedDeviceTests {
    static let strikes = ["KILL", "STOP", "SEGV"]

    @Test("a Falcon's program struck in tissue: the device is told zero within 100 ms", arguments: strikes)
    func falcon(strike: String) throws {
        let peer = try ForcePeer(
            ["--loaded", "--homed", "--strike", strike], reader: ["--seconds", "20"])
        try Self.judge(peer)
    }

    @Test("a Polhem's program struck in tissue: the device is told zero within 100 ms", arguments: strikes)
    func polhem(strike: String) throws {
        let peer = try ForcePeer(
            ["--polhem", "--strike", strike], profile: "haptikfabriken-polhem",
            reader: ["--node", "{node}", "--seconds", "20"])
        try Self.judge(peer)
    }

    /// - Throws: where the hand never felt a force.
    private static func judge(_ peer: ForcePeer) throws {
        try #require(peer.device("struck") == 1, "\(peer.errors)")
        let after = try #require(peer.device["zero-after"].flatMap { Double($0) })
        // At zero, in time, and told so more than once.
        #expect(peer.device["told"] == "0,0,0" && after >= 0 && after <= 100, "\(peer.errors)")
        #expect(peer.device("zeros") >= 10, "\(peer.errors)")
    }

    @Test("a Falcon's wire thread held in tissue: the servo thread's heart stops with it, and the guardian sends zero")
    func falconWire() throws {
        try Self.judgeHeld { try ForcePeer(["--loaded", "--homed", "--strike", "HANG"], reader: ["--seconds", "20"]) }
    }

    @Test("a Polhem's wire thread held in tissue: the servo thread's heart stops with it, and the guardian sends zero")
    func polhemWire() throws {
        try Self.judgeHeld {
            try ForcePeer(
                ["--polhem", "--strike", "HANG"], profile: "haptikfabriken-polhem",
                reader: ["--node", "{node}", "--seconds", "20"])
        }
    }

    /// At zero within 100 ms; once more where the host was busy, but told zero every time.
    private static func judgeHeld(_ run: () throws -> ForcePeer) throws {
        var soonest = 1e9
        for _ in 0..<3 where soonest > 100 {
            let peer = try run()
            try #require(peer.device("struck") == 1, "\(peer.errors)")
            let after = try #require(peer.device["zero-after"].flatMap { Double($0) })
            #expect(peer.device["told"] == "0,0,0" && after >= 0 && peer.device("zeros") >= 10, "\(peer.errors)")
            soonest = min(soonest, after)
        }
        #expect(soonest <= 100, "\(soonest)")
    }

    @Test(
        "a wire's thread that hangs until the run ends is given up after 2 s, and the guardian sends zero beyond the end",
        arguments: [
            ("novint-falcon", ["--loaded", "--homed"], [String]()),
            ("haptikfabriken-polhem", ["--polhem"], ["--node", "{node}"]),
        ])
    func farewell(profile: String, peer options: [String], reader: [String]) throws {
        let peer = try ForcePeer(
            options + ["--strike", "HANG", "--keep-hold"], profile: profile, reader: reader + ["--seconds", "5"])
        try #require(peer.device("struck") == 1 && peer.status == 0, "\(peer.status) \(peer.errors)")
        let closing = try #require(peer.host["closing"].flatMap { Double($0) })
        // Not at once, since a thread may only be slow; on a busy machine a little later.
        #expect(closing >= 2 && closing < 3, "\(closing) s")
        // A guardian that was told that all is well, or nothing, sends none once the program has ended.
        #expect(peer.device["told"] == "0,0,0" && peer.device("after-end") >= 5, "\(peer.errors)")
    }

    @Test(
        "a DualSense's writing thread that hangs: motors and trigger are off within 100 ms, and stay off beyond the end"
    )
    func writerHeld() throws {
        let ticks = 1500
        var soonest = 1e9
        // Once more where the host was busy, but off every time.
        for _ in 0..<3 where soonest > 0.1 {
            let (peer, struck) = try Self.dualSenseHeld("HANG:0.5", ticks: ticks)
            let last = try #require(peer.outputs.lastIndex { $0.bytes != DualSenseTests.off }, "\(peer.errors)")
            let off = try #require(peer.outputs[(last + 1)...].first, "\(peer.errors)")
            #expect(peer.outputs[last].time <= struck + 0.1, "\(peer.errors)")
            // The servo thread lives on.
            #expect(peer.rows.last?.tick == ticks - 1, "\(peer.errors)")
            // The hung thread is waited for, and the guardian goes on beyond the end.
            #expect(peer.errors.components(separatedBy: "AFTER\n").count > 5, "\(peer.errors)")
            #expect(peer.total("allocations") == 0, "\(peer.errors)")
            soonest = min(soonest, off.time - struck)
        }
        #expect(soonest <= 0.1, "\(soonest)")
    }

    @Test("a DualSense's writing thread that hangs and goes on: the hand begins anew both times, and feels again")
    func writerGoesOn() throws {
        // Once more where the host held the servo thread up, whose ticks are counted here.
        let isAsExpected = try (0..<3).contains { _ in
            let (peer, struck) = try Self.dualSenseHeld("HANG:0.5:0.4", ticks: 1500)
            let between = peer.outputs.filter { $0.time > struck + 0.2 && $0.time < struck + 0.39 }
            let isOff = between.count > 10 && between.allSatisfy { $0.bytes == DualSenseTests.off }
            let isFeltAgain = peer.outputs.contains { $0.time > struck + 0.4 && $0.bytes != DualSenseTests.off }
            // A tick without a reading where it was found to hang, and one where it went on.
            let first = try #require(peer.rows.first?.tick)
            let missing = Set(first..<1500).subtracting(peer.rows.map(\.tick)).sorted()
            return isOff && isFeltAgain && missing.count >= 2 && (missing.last ?? 0) - (missing.first ?? 0) > 300
        }
        #expect(isAsExpected)
    }

    @Test("a writing thread that goes round is not taken for hung, whether it has something to say or not")
    func writerLives() throws {
        var fewest = Int.max
        // Once more where the host held everything up.
        for _ in 0..<3 where fewest > 0 {
            let peer = try HidrawPeer(
                DualSenseTests.still, profile: DualSenseTests.profile,
                reader: ["--ticks", "1500", "--tell", "100:500:12:0.02", "--tell", "1200:1300:6:0"])
            let first = try #require(peer.rows.first?.tick, "\(peer.errors)")
            fewest = min(fewest, Set(first..<1500).subtracting(peer.rows.map(\.tick)).count)
        }
        #expect(fewest == 0)
    }

    /// A DualSense that works until its writing thread is held, and when that was, s.
    private static func dualSenseHeld(_ strike: String, ticks: Int) throws -> (HidrawPeer, struck: Double) {
        let peer = try HidrawPeer(
            DualSenseTests.still, profile: DualSenseTests.profile, options: ["--strike", strike],
            reader: ["--ticks", "\(ticks)", "--tell", "0:5000:12:0.02"])
        let struck = peer.errors.firstMatch(of: /STRUCK ([0-9.]+)/).flatMap { Double($0.1) }
        return (peer, try #require(struck, "\(peer.errors)"))
    }

    /// How often a strike is tried. A program that is stopped in the middle of a call of umockdev's keeps the descriptor's lock,
    /// as no kernel would, and the guardian waits for it until the program is killed.
    private static func tries(_ strike: String) -> Int { strike == "STOP" ? 6 : 1 }

    @Test("a DualSense's program struck while motors and trigger work: off within 100 ms", arguments: strikes)
    func dualSense(strike: String) throws {
        var soonest = Double.infinity
        for _ in 0..<Self.tries(strike) where soonest > 0.1 {
            let peer = try HidrawPeer(
                DualSenseTests.still, profile: DualSenseTests.profile, options: ["--strike", "\(strike):0.5"],
                reader: ["--ticks", "5000", "--tell", "0:5000:12:0.02"])
            let struck = try #require(
                peer.errors.firstMatch(of: /STRUCK ([0-9.]+)/).flatMap { Double($0.1) }, "\(peer.errors)")
            let last = try #require(peer.outputs.lastIndex { $0.bytes != DualSenseTests.off }, "\(peer.errors)")
            let off = try #require(peer.outputs[(last + 1)...].first, "\(peer.errors)")
            #expect(peer.outputs[last].time > struck - 0.6, "\(struck)")
            soonest = min(soonest, off.time - struck)
            if soonest <= 0.1 { #expect(peer.outputs.count - last > 10) }
        }
        #expect(soonest <= 0.1)
    }

    @Test("a gamepad's program struck while it purrs: every effect is stopped within 100 ms", arguments: strikes)
    func gamepad(strike: String) throws {
        var soonest = Int.max
        for _ in 0..<Self.tries(strike) where soonest > 100 {
            let pad = try EvdevPlayback(
                EvdevFeedbackTests.recording, profile: "gamepad", options: ["--strike", "\(strike):1.2"],
                reader: ["--idle", "9", "--texture", "0:9000:0.018"])
            let struck = try #require(
                pad.errors.firstMatch(of: /STRUCK at ([0-9]+)/).flatMap { Int($0.1) }, "\(pad.errors)")
            let plays = Self.plays(pad)
            try #require(plays.contains { $0[1] == 1 }, "\(pad.errors)")
            let stops = try (0..<8).map { effect in
                try #require(plays.first { $0[0] == effect && $0[1] == 0 && $0[2] >= struck }, "\(pad.errors)")[2]
            }
            #expect(plays.last { $0[1] == 1 }.map { $0[2] <= struck + 5 } == true)
            soonest = min(soonest, (stops.max() ?? .max) - struck)
        }
        #expect(soonest <= 100)
    }

    @Test("a gamepad's writing thread that hangs while it purrs: every effect is stopped within 100 ms, and at the end")
    func effectsHeld() throws {
        var soonest = Int.max
        // Once more where the host was busy, but stopped every time.
        for _ in 0..<3 where soonest > 100 {
            let pad = try EvdevPlayback(
                EvdevFeedbackTests.recording, profile: "gamepad", options: ["--strike", "HANG:1.2"],
                reader: ["--idle", "2", "--texture", "0:9000:0.018"])
            let struck = try #require(
                pad.errors.firstMatch(of: /STRUCK at ([0-9]+)/).flatMap { Int($0.1) }, "\(pad.errors)")
            let plays = Self.plays(pad)
            let last = try #require(plays.last { $0[1] == 1 }, "\(pad.errors)")
            #expect(last[2] <= struck + 5, "\(pad.errors)")
            let stops = try (0..<8).map { effect in
                try #require(plays.first { $0[0] == effect && $0[1] == 0 && $0[2] >= struck }, "\(pad.errors)")[2]
            }
            // The hung thread is waited for, 2 s, and the guardian goes on until the end.
            let end = try #require(plays.last, "\(pad.errors)")
            #expect(end[1] == 0 && end[2] > struck + 2500 && pad.total("allocations") == 0, "\(pad.errors)")
            soonest = min(soonest, (stops.max() ?? .max) - struck)
        }
        #expect(soonest <= 100, "\(soonest)")
    }

    /// Effect, 1 where it is played and 0 where it is stopped, and when, ms.
    private static func plays(_ pad: EvdevPlayback) -> [[Int]] {
        pad.errors.split(separator: "\n").filter { $0.hasPrefix("PLAY ") }.map {
            $0.split(separator: " ").compactMap { Int($0) }
        }
    }
}
