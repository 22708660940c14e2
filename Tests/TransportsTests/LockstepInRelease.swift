import Testing

/// The tick is clocked by the device: what that costs, against the least that can answer it.
@Suite(
    "lockstep", .serialized, .enabled(if: ForcePeer.isBuilt, Comment(rawValue: ForcePeer.buildIt)))
struct LockstepInRelease {
    /// Without optimisation the tick itself takes part of what the exchange does.
    static var most: Double {
        #if DEBUG
            2
        #else
            1.3
        #endif
    }

    @Test("from a report to its answer takes at most 1.3 times what a bare echo takes, in the same windows")
    func ratio() throws {
        var ratios: [Double] = []
        // Five times, and the middle one counts: the host may be busy with something else twice, and lucky twice.
        for _ in 0..<5 {
            let peer = try ForcePeer(["--loaded", "--homed"], reader: ["--windows", "4", "--seconds", "1"])
            try #require(peer.status == 0 && peer.medians.count == 8, "\(peer.errors)")
            // Echo and servo take turns, each with the device opened anew.
            let pairs = stride(from: 0, to: 8, by: 2).map { peer.medians[$0 + 1] / peer.medians[$0] }.sorted()
            ratios.append((pairs[1] + pairs[2]) / 2)
        }
        print("answers to a bare echo's: \(ratios)")
        #expect(ratios.sorted()[2] <= Self.most, "\(ratios)")
    }

    @Test("every report is answered by its own tick, but where a sleeper on each core saw that the host took one")
    func answered() throws {
        let peer = try ForcePeer(["--loaded", "--homed"], reader: ["--seconds", "3", "--witness"])
        let (answered, unanswered) = (peer.host("answered"), peer.host("unanswered"))
        #expect(answered > 1000, "\(peer.errors)")
        // Those that were not took longer than the 2 ms that the wire's thread waits: no thread of ours can have done it.
        #expect(peer.host("unexplained") == 0 && peer.host("misses") <= unanswered, "\(peer.errors)")
        #expect(peer.host("ticks") >= answered)
        // The device saw as many frames as it sent reports, and the first.
        let repeated = peer.host("restarts") + 8
        #expect(abs(peer.device("exchanges") - peer.host("reports")) <= repeated, "\(peer.errors)")
    }

    @Test("a servo thread that dawdles by itself misses an answer that no sleeper explains")
    func dawdling() throws {
        // Once more where the host took a core just then.
        let unexplained = try (0..<3).contains { _ in
            try ForcePeer(
                ["--loaded", "--homed"], reader: ["--seconds", "2", "--stall-servo", "1:0.008", "--witness"]
            ).host("unexplained") > 0
        }
        #expect(unexplained)
    }

    @Test("the servo thread allocates and locks nothing, and the wire's thread asks for a few blocks an exchange")
    func allocations() throws {
        let peer = try ForcePeer(["--loaded", "--homed"], reader: ["--seconds", "2"])
        #expect(peer.host("allocations") == 0 && peer.host("locks") == 0, "\(peer.errors)")
        // libusb: one for each transfer that it submits, two or three an exchange, and the emulated bus its own.
        let each = Double(peer.host["process"] ?? "") ?? 99
        #expect(each < 12, "\(each)")
    }
}
