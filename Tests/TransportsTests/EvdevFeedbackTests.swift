import Devices
import Foundation
import TestSupport
import Testing

/// A gamepad that writes down the effects that it was sent.
@Suite(
    "force feedback of an input device, through the kernel's interface",
    .enabled(if: EvdevPlayback.isBuilt, Comment(rawValue: EvdevPlayback.buildIt)))
struct EvdevFeedbackTests {
    /// An effect that was played (1) or stopped (0).
    struct Play {
        var effect: Int
        var count: Int
        /// ms since the device was made.
        var at: Int
    }
    static let recording = "\(Repository.root)/Tests/TransportsTests/Cases/pad-rumble.events"

    static func run(
        _ reader: [String], changing: (String, String)? = nil
    ) throws -> (
        pad: EvdevPlayback, effects: [String], plays: [Play]
    ) {
        var path = recording
        if let (old, new) = changing {
            path = FileManager.default.temporaryDirectory.appending(path: "senshi-\(UUID().uuidString).events").path
            let text = try String(contentsOfFile: recording, encoding: .utf8)
            try text.replacingOccurrences(of: old, with: new).write(toFile: path, atomically: true, encoding: .utf8)
        }
        defer { if path != recording { try? FileManager.default.removeItem(atPath: path) } }
        let pad = try EvdevPlayback(path, profile: "gamepad", options: [], reader: ["--idle", "0.9"] + reader)
        let lines = pad.errors.split(separator: "\n").map(String.init)
        let plays = lines.filter { $0.hasPrefix("PLAY ") }.compactMap { line -> Play? in
            let numbers = line.split(separator: " ").compactMap { Int($0) }
            return numbers.count == 3 ? Play(effect: numbers[0], count: numbers[1], at: numbers[2]) : nil
        }
        return (pad, lines.filter { $0.hasPrefix("EFFECT ") }, plays)
    }

    @Test("all effects are uploaded before the first is played, with the gain, and forgotten at the end")
    func uploads() throws {
        let (pad, effects, _) = try Self.run(["--pop", "400:1"])
        #expect(effects.count == 8, "\(pad.errors)")
        #expect(effects[0].contains("sine") && effects[0].contains("period 8 fade 90 length 90"))
        #expect(effects[3].contains("rumble strong 0") && effects[3].contains("length 35"))
        #expect(effects[5...7].allSatisfy { $0.contains("rumble strong 0") && $0.contains("length 100") })
        #expect(pad.errors.contains("GAIN 65535\n"))
        let lines = pad.errors.split(separator: "\n")
        let last = try #require(lines.lastIndex { $0.hasPrefix("EFFECT ") })
        let first = try #require(lines.firstIndex { $0.hasPrefix("PLAY ") && $0.split(separator: " ")[2] == "1" })
        #expect(last < first)
        #expect(lines.count { $0.hasPrefix("ERASE ") } == 8)
        #expect(pad.total("allocations") == 0)
    }

    @Test("a rupture plays the pop that is nearest to it, once; bone plays a tap")
    func events() throws {
        let (pad, _, plays) = try Self.run(["--pop", "300:0.75", "--pop", "500:0.2", "--tap", "700:1"])
        #expect(plays.filter { $0.count == 1 }.map(\.effect) == [1, 0, 4], "\(pad.errors)")
    }

    @Test("friction is played anew while it lasts, by its level, and then no more")
    func texture() throws {
        let (pad, _, plays) = try Self.run(["--texture", "300:600:0.018"])
        let textures = plays.filter { $0.count == 1 }
        #expect(textures.count >= 3 && textures.count <= 6, "\(pad.errors)")
        #expect(textures.allSatisfy { $0.effect == 7 })
        // So often that none ends before the next: an effect lasts 100 ms.
        for (before, after) in zip(textures, textures.dropFirst()) { #expect(after.at - before.at < 160) }
    }

    @Test("a program that falls silent stops every effect within a command's lifetime, before it is closed")
    func expiry() throws {
        let (pad, _, plays) = try Self.run(["--texture", "0:9000:0.018", "--silent-from", "500"])
        let last = try #require(plays.last { $0.count == 1 }, "\(pad.errors)")
        let stops = plays.filter { $0.count == 0 && $0.at >= last.at }
        // Eight at the expiry and eight at the end; in between the guardian's, since no servo beats.
        #expect(stops.count >= 24 && stops.count % 8 == 0)
        let first = try #require(stops.first)
        let final = try #require(stops.last)
        #expect(final.at - first.at > 100)
    }

    @Test("a pad without sine or rumble gets constant forces; one without any is read all the same")
    func others() throws {
        let feedback = "B: 15 00 00 03 04 01 00 00 00"
        let (constant, effects, plays) = try Self.run(
            ["--pop", "300:1"], changing: (feedback, "B: 15 00 00 04 00 00 00 00 00"))
        #expect(effects.count == 8 && effects.allSatisfy { $0.contains("constant") }, "\(constant.errors)")
        #expect(plays.contains { $0.count == 1 && $0.effect == 2 })
        let (none, nothing, silent) = try Self.run(
            ["--pop", "300:1"], changing: (feedback, "B: 15 00 00 00 00 00 00 00 00"))
        #expect(nothing.isEmpty && silent.isEmpty && none.total("reports") == 3, "\(none.errors)")
    }
}
