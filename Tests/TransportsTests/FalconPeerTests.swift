import Foundation
import TestSupport
import Testing

/// Real libusb, the real transport and the real servo loop; only the kernel's side of the USB bus is played.
@Suite(
    "a Falcon on an emulated bus", .serialized,
    .enabled(if: ForcePeer.isBuilt, Comment(rawValue: ForcePeer.buildIt)))
struct FalconPeerTests {
    static let image = (0..<6000).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 11) }

    @Test("from power-up: the firmware arrives whole, homing is guided, no force before it, and force after it")
    func powerUp() throws {
        let image = try ForcePeer.temporary(Self.image)
        defer { try? FileManager.default.removeItem(atPath: image) }
        let peer = try ForcePeer(
            ["--image", image, "--driver", "ftdi_sio"], reader: ["--firmware", image, "--seconds", "3"])
        #expect(peer.status == 0 && peer.host["ending"] == "finished", "\(peer.errors)")
        #expect(peer.device("image") == 6000 && peer.device("matches") == 1)
        let advices = peer.stages.compactMap { $0.firstMatch(of: /Advice\.(\w+)/)?.1 }
        #expect(advices.first == "pullOut" && advices.last == "done" && advices.contains("pushIn"))
        #expect(peer.device("forced-unhomed") == 0 && peer.device("homed") == 7)
        #expect(Double(peer.device["highest"] ?? "") ?? 0 > 0.05, "\(peer.errors)")
        // The last thing that the device was told, and the kernel's driver has its interface again.
        #expect(peer.device["told"] == "0,0,0" && peer.device("detached") == 1 && peer.device("attached") == 1)
    }

    @Test("where the grip is and what force it gets agree with a device that reckons for itself")
    func agrees() throws {
        let trace = try ForcePeer.temporary([])
        defer { try? FileManager.default.removeItem(atPath: trace) }
        let peer = try ForcePeer(["--loaded", "--homed", "--trace", trace], reader: ["--seconds", "3"])
        #expect(peer.status == 0, "\(peer.errors)")
        let rows = try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n").map {
            $0.split(separator: ",").compactMap { Double($0) }
        }
        try #require(rows.count > 500 && peer.frames.count > 500)
        // Every place that the servo saw is one that the device was at, to the encoders' steps: sorted by depth.
        let depths = rows.map { $0[3] }.sorted()
        let worst = peer.frames.dropFirst(5).map { frame -> Double in
            let above = depths.partitioningIndex { $0 >= frame.tip[2] }
            let near = depths[max(0, above - 1)...min(depths.count - 1, above)]
            return near.map { abs($0 - frame.tip[2]) }.min() ?? 1
        }.max()
        #expect(worst ?? 1 < 0.0004, "\(worst ?? 1)")
        // The force of each exchange is one that the limiter sent, to the motors' steps and the movement in between.
        let sent = peer.frames.map { $0.sent[2] }.max() ?? 0
        let felt = rows.map { $0[6] }.max() ?? 0
        #expect(sent > 0.05 && abs(sent - felt) < 0.1 * sent + 0.02, "\(sent) \(felt)")
    }

    @Test(
        "a device that behaves oddly on the way is used all the same",
        arguments: [
            ["--split", "5"], ["--status-only", "2"], ["--garbage", "7"], ["--stall-after", "200"], ["--lose", "90"],
        ])
    func odd(options: [String]) throws {
        let peer = try ForcePeer(["--loaded", "--homed"] + options, reader: ["--seconds", "1"])
        #expect(peer.status == 0 && peer.host["ending"] == "finished", "\(peer.errors)")
        #expect(peer.host("answered") > 100 && peer.device["told"] == "0,0,0")
        #expect(peer.frames.allSatisfy { $0.fault == "none" })
        if options[0] == "--stall-after" { #expect(peer.host("stalls") >= 1) }
        if options[0] == "--lose" { #expect(peer.host("restarts") >= 1) }
        if options[0] == "--garbage" { #expect(peer.host("refused") > 100) }
    }

    @Test(
        "a firmware load that goes wrong once or twice succeeds",
        arguments: [["--bad-echo", "30:2"], ["--greet-after", "7"]])
    func patience(options: [String]) throws {
        let image = try ForcePeer.temporary(Self.image)
        defer { try? FileManager.default.removeItem(atPath: image) }
        let peer = try ForcePeer(
            ["--homed", "--image", image] + options, reader: ["--firmware", image, "--seconds", "0.3"])
        #expect(peer.status == 0 && peer.device("matches") == 1, "\(peer.errors)")
    }

    @Test(
        "what can't work ends with one sentence that says what to do, and exit code 3",
        arguments: [
            (["--absent"], "no such device is plugged in"),
            ([], "no program since it was switched on"),
            (["--refuse", "handshake", "IMAGE"], "did not take the faster speed in 10 tries"),
            (["--bad-echo", "30:9", "IMAGE"], "part 31 of 97 came back wrong"),
            (["--refuse", "requests", "IMAGE"], "refused a setting (3, 16696)"),
            (["--unplug-at-chunk", "20", "IMAGE"], "unplugged or lost its power"),
            (["--loaded", "--homed", "--silent-after", "1"], "no program since it was switched on"),
            (["--loaded", "--silent-after", "300"], "does not answer"),
            (["--loaded", "--unplug-after", "300"], "unplugged or lost its power"),
        ])
    func refused(options: [String], sentence: String) throws {
        let image = try ForcePeer.temporary(Self.image)
        defer { try? FileManager.default.removeItem(atPath: image) }
        let peer = try ForcePeer(
            options.filter { $0 != "IMAGE" }, reader: options.last == "IMAGE" ? ["--firmware", image] : [])
        #expect(peer.status == 3 && peer.errors.contains(sentence), "\(peer.errors)")
    }

    @Test("a plug that is pulled in a run ends the run with a fault, at once")
    func unplugged() throws {
        let peer = try ForcePeer(["--loaded", "--homed", "--unplug-after", "500"], reader: ["--seconds", "5"])
        #expect(peer.host["ending"] == "deviceGone" && peer.frames.last?.fault == "deviceGone", "\(peer.errors)")
        #expect(peer.host("reports") >= 490)
    }

    @Test("a device that falls silent in a run gets no force for longer than a command lives, and is then given up")
    func silent() throws {
        let peer = try ForcePeer(["--loaded", "--homed", "--silent-after", "1400"], reader: ["--seconds", "5"])
        #expect(peer.host["ending"] == "deviceGone" && peer.device["told"] == "0,0,0", "\(peer.errors)")
    }

    @Test(
        "a servo thread that stands still for 300 ms in tissue: its command expires, and the wire's thread sends zero")
    func stalled() throws {
        // At 1.35 s the needle is on its way in.
        let peer = try ForcePeer(
            ["--loaded", "--homed"], reader: ["--seconds", "2.5", "--stall-servo", "1.35:0.3"])
        #expect(peer.status == 0 && peer.host("expired") >= 1, "\(peer.errors)")
        #expect(peer.device["told"] == "0,0,0")
    }

    @Test("the list says what it is, where, its serial number, and the driver that holds it")
    func listed() throws {
        let peer = try ForcePeer(["--driver", "ftdi_sio"], reader: ["--list"])
        #expect(
            peer.output == "/dev/bus/usb/001/004|Novint Falcon|FL0042|ftdi_sio|novint-falcon|\n", "\(peer.errors)")
    }
}

extension [Double] {
    /// The first index at which `belongs` is true, in sorted numbers.
    fileprivate func partitioningIndex(_ belongs: (Double) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if belongs(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
