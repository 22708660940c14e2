import Foundation
import Testing

/// A device that goes wrong in tissue, from the script to the report, in stepped time.
@Suite(.serialized) struct TroubleTests {
    /// A run of a hand that goes in 18 mm, where something goes wrong 1.95 s after the start for 300 ms, and comes out.
    struct Attempt {
        let result: RunResult
        let frames: [[String: String]]
        static let trouble = 1950

        init(_ trouble: String? = nil, script: String? = nil) throws {
            let folder = try Folder()
            let path = script ?? folder.file("hand.yaml")
            if let trouble {
                let text = """
                    format: senshi-hand/1
                    id: hand
                    title: {ja: 故障, en: Trouble}
                    seed: 3
                    tremor: {frequency: 8 to 12 Hz, amplitude: 0.03 mm}
                    start: {site: [0 mm, -85 mm], height: 10 mm, angle: 90 deg}
                    moves:
                      - dwell: 1 s
                      - insert: {depth: 18 mm, over: 450 ms}
                      - dwell: 500 ms
                      - \(trouble)
                      - withdraw: {height: 12 mm, over: 700 ms}
                      - dwell: 300 ms
                      - insert: {depth: 18 mm, over: 450 ms}
                      - dwell: 700 ms
                      - end

                    """
                try text.write(toFile: path, atomically: true, encoding: .utf8)
            }
            let table = folder.file("frames.csv")
            let outcome = try Program.run([
                "run", "covid19-deltoid-im", "--hand", path, "--stepped", "--json", "--record", table, "--reports",
                folder.path,
            ])
            result = try RunResult(outcome.output)
            let lines = try String(contentsOfFile: table, encoding: .utf8).split(separator: "\n")
            let names = lines[0].split(separator: ",").map(String.init)
            frames = lines.dropFirst().map { line in
                Dictionary(uniqueKeysWithValues: zip(names, line.split(separator: ",").map(String.init)))
            }
        }

        func number(_ name: String, _ tick: Int) -> Double { frames[tick][name].flatMap(Double.init) ?? .nan }
        /// N.
        func sent(_ tick: Int) -> Double {
            let parts = ["sent_x_N", "sent_y_N", "sent_z_N"].map { number($0, tick) }
            return parts.map { $0 * $0 }.reduce(0, +).squareRoot()
        }
        func fault(_ tick: Int) -> String { frames[tick]["fault"] ?? "" }
    }

    @Test("unplugged in tissue: no force within two ticks, the session stays, and the report marks the gap")
    func unplugged() throws {
        let script = Program.root.appendingPathComponent("Tests/SenshiTests/Scripts/unplugged-in-tissue.yaml").path
        let attempt = try Attempt(script: script)
        let (out, back) = (1950, 2250)
        #expect(attempt.sent(out - 1) > 0.05)
        #expect(attempt.sent(out + 1) == 0 && attempt.fault(out) == "deviceGone")
        // 300 ms away, and 100 ms of good samples until it is believed.
        #expect((out..<(back + 90)).allSatisfy { attempt.fault($0) == "deviceGone" })
        #expect(attempt.fault(back + 110) == "none")
        // Back, but still inside: nothing until the needle has been outside.
        #expect((back..<3600).allSatisfy { attempt.sent($0) == 0 })
        // Then through the ramp, at the second insertion.
        #expect((4200..<4500).contains { attempt.sent($0) > 0.05 })
        #expect(attempt.frames.count > 5500)
        let events = attempt.result.rows("events")
        #expect(events.contains { $0["kind"] as? String == "faulted" && $0["fault"] as? String == "deviceGone" })
        let notes = "\(attempt.result.value("circumstances.notes") ?? attempt.result.json)"
        #expect(notes.contains("The device was away for 0.4 s from 1.95 s, the needle in tissue."), "\(notes)")
    }

    @Test("after a replug the force comes back through the ramp, never at once")
    func ramp() throws {
        let attempt = try Attempt("unplug\n  - dwell: 50 ms\n  - replug")
        let first = try #require((2000..<attempt.frames.count).first { attempt.sent($0) > 0 })
        #expect(attempt.number("travel_mm", first - 1) <= 0.1)
        // Half a second from nothing to all: no more of the model's force than the ramp gives.
        let armed = try #require((2000..<attempt.frames.count).first { attempt.number("interlocks", $0) == 8 })
        for tick in armed..<(armed + 500) {
            #expect(attempt.sent(tick) <= 12 * Double(tick - armed + 1) / 500 + 1e-9)
        }
        #expect((armed + 500..<attempt.frames.count).contains { attempt.sent($0) > 0.05 })
    }

    @Test(
        "whatever else the device does in tissue, the force is zero or within what the hand felt before, and comes back",
        arguments: [
            ("garbage: 300 ms", "jump", 1), ("not-a-number: 300 ms", "notFinite", 1),
            ("jump: {by: 50 mm, over: 300 ms}", "jump", 1), ("drop: 300 ms", "silent", 25),
            ("delay: {by: 100 ms, over: 300 ms}", "clockBackward", 1),
        ])
    func spoilt(trouble: String, fault: String, within ticks: Int) throws {
        let attempt = try Attempt(trouble)
        let first = Attempt.trouble
        let faulted = try #require((first..<attempt.frames.count).first { attempt.fault($0) != "none" })
        #expect(faulted < first + ticks, "\(faulted)")
        #expect(attempt.fault(faulted) == fault)
        #expect((faulted..<(faulted + 50)).allSatisfy { attempt.sent($0) == 0 })
        #expect((first..<faulted).allSatisfy { attempt.sent($0) <= attempt.sent(first - 1) + 0.1 })
        #expect((4100..<attempt.frames.count).contains { attempt.sent($0) > 0.05 }, "no force after \(trouble)")
    }

    @Test(
        "a device that shows the same place again in tissue is no fault while it does, adds no force, and the run goes on",
        arguments: ["freeze: 300 ms", "duplicate: 300 ms"])
    func repeated(trouble: String) throws {
        let attempt = try Attempt(trouble)
        let first = Attempt.trouble
        #expect(attempt.sent(first - 1) > 0.05)
        #expect((first..<(first + 300)).allSatisfy { attempt.sent($0) <= attempt.sent(first - 1) + 0.1 })
        #expect((first..<(first + 300)).allSatisfy { attempt.fault($0) == "none" })
        // A hand that went on meanwhile is suddenly elsewhere; one that did not is not.
        #expect((first + 300..<(first + 350)).allSatisfy { ["none", "jump"].contains(attempt.fault($0)) })
        #expect((4100..<attempt.frames.count).contains { attempt.sent($0) > 0.05 }, "no force after \(trouble)")
    }
}
