import Testing

/// A pseudo terminal is what a USB serial line is to a program.
@Suite(
    "a Polhem on a pseudo terminal", .serialized,
    .enabled(if: ForcePeer.isBuilt, Comment(rawValue: ForcePeer.buildIt)))
struct PolhemPeerTests {
    static func peer(_ options: [String], seconds: String) throws -> ForcePeer {
        try ForcePeer(
            ["--polhem"] + options, profile: "haptikfabriken-polhem",
            reader: ["--node", "{node}", "--seconds", seconds])
    }

    @Test("every line is answered by its own tick, with force in tissue and none left behind")
    func run() throws {
        let peer = try Self.peer([], seconds: "3")
        #expect(peer.status == 0 && peer.host["ending"] == "finished", "\(peer.errors)")
        #expect(peer.host("answered") > 1000 && peer.host("unanswered") <= peer.host("answered") / 50)
        #expect(peer.device("bad") == 0 && peer.host("refused") == 0)
        #expect(Double(peer.device["highest"] ?? "") ?? 0 > 0.05 && peer.device["told"] == "0,0,0")
        #expect(peer.host("allocations") == 0 && peer.host("locks") == 0)
    }

    @Test(
        "lines in pieces, and rubbish between them, are got over", arguments: [["--split", "7"], ["--garbage", "6"]])
    func odd(options: [String]) throws {
        let peer = try Self.peer(options, seconds: "1")
        #expect(peer.status == 0 && peer.host("answered") > 100, "\(peer.errors)")
        #expect(peer.frames.allSatisfy { $0.fault == "none" } && peer.device["told"] == "0,0,0")
    }

    @Test("a line that is pulled out ends the run")
    func unplugged() throws {
        let peer = try Self.peer(["--unplug-after", "300"], seconds: "5")
        #expect(peer.host["ending"] == "deviceGone", "\(peer.errors)")
    }

    @Test("a node that is not there, or no serial line, is refused with a sentence")
    func refused() throws {
        for (node, sentence) in [("/dev/senshi-none", "was unplugged"), ("/dev/null", "as a serial line failed")] {
            let peer = try ForcePeer(["--polhem"], profile: "haptikfabriken-polhem", reader: ["--node", node])
            #expect(peer.status == 3 && peer.errors.contains(sentence), "\(peer.errors)")
        }
    }
}
