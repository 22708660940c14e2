import Testing

/// A device whose pipe to it, or from it, halts while the hand feels something: what it was told last stands until the
/// pipe is cleared.
@Suite(
    "a pipe that halts in tissue", .serialized, .enabled(if: ForcePeer.isBuilt, Comment(rawValue: ForcePeer.buildIt)))
struct HaltedPipeTests {
    static let ready = ["--loaded", "--homed"]

    @Test("the pipe to the device, once or often: it is cleared, and the device is told zero", arguments: [0, 3])
    func outward(again: Int) throws {
        try Self.judge(["--stall-out-after", "60:\(again)"], stalls: again + 1)
    }

    @Test("the pipe from the device, which takes 500 ms to clear: the device is told zero before")
    func inward() throws {
        try Self.judge(["--stall-in-force", "60", "--hold-halt", "500"], stalls: 1)
    }

    /// Told zero within 100 ms, once more where the host was busy; and the run goes on to its end.
    private static func judge(_ options: [String], stalls: Int) throws {
        var soonest = 1e9
        for _ in 0..<3 where soonest > 100 {
            let peer = try ForcePeer(ready + options, reader: ["--seconds", "2.5"])
            #expect(peer.status == 0 && peer.host["ending"] == "finished", "\(peer.errors)")
            #expect(peer.host("stalls") >= stalls && peer.device["told"] == "0,0,0", "\(peer.errors)")
            let halted = try #require(peer.device["halted"].flatMap { Double($0) })
            try #require(halted >= 0, "\(peer.errors)")
            soonest = min(soonest, halted)
        }
        #expect(soonest <= 100, "\(soonest)")
    }

    @Test("a pipe that halts again whenever it is cleared: the wire is given up, though reports still come")
    func hopeless() throws {
        let peer = try ForcePeer(Self.ready + ["--stall-out-after", "60:1000000"], reader: ["--seconds", "20"])
        #expect(peer.host["ending"] == "deviceGone" && peer.host("stalls") >= 8, "\(peer.errors)")
    }

    @Test("a pipe that takes nothing as the run ends: the guardian says zero as soon as it does, beyond the end")
    func unsaid() throws {
        let peer = try ForcePeer(
            Self.ready + ["--stall-out-after", "60", "--stall-out-for", "2"], reader: ["--seconds", "20"])
        #expect(peer.host["ending"] == "deviceGone", "\(peer.errors)")
        let halted = try #require(peer.device["halted"].flatMap { Double($0) })
        #expect(peer.device["told"] == "0,0,0" && halted >= 2000 && halted < 2300, "\(peer.errors)")
    }

    @Test("a pipe that another program left halted is cleared when the device is opened")
    func leftBehind() throws {
        let peer = try ForcePeer(Self.ready + ["--stall-out-after", "0"], reader: ["--seconds", "0.5"])
        #expect(peer.status == 0 && peer.host("answered") > 50, "\(peer.errors)")
    }

    @Test("a pipe that halts as the program is killed: the guardian clears it, and says zero within 100 ms")
    func guarded() throws {
        let peer = try ForcePeer(
            Self.ready + ["--strike", "KILL", "--stall-out-at-strike"], reader: ["--seconds", "20"])
        try #require(peer.device("struck") == 1, "\(peer.errors)")
        let after = try #require(peer.device["zero-after"].flatMap { Double($0) })
        #expect(peer.device["told"] == "0,0,0" && after >= 0 && after <= 100, "\(peer.errors)")
    }
}
