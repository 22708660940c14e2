import Authoring
import Collision
import Devices
import Foundation
import Reports
import Scoring
import Servo
import Sessions
import Space
import TestSupport
import Testing

@Suite("report.json") struct JSONTests {
    @Test(
        "a score and a short run give exactly this report",
        arguments: GoldenCase.all(beside: #filePath, in: "Cases", suffix: "json"))
    func golden(golden: GoldenCase) throws {
        let score = try JSONDecoder().decode(Score.self, from: Data(contentsOf: URL(fileURLWithPath: golden.input)))
        let report = Report(score: score, run: Self.short, circumstances: Made.circumstances)
        let difference = try golden.difference(from: report.json())
        #expect(difference == nil, "\(difference ?? "")")
    }

    @Test("the golden cases are there")
    func casesExist() { #expect(GoldenCase.all(beside: #filePath, in: "Cases", suffix: "json").count == 2) }

    /// Six frames and one event of every kind.
    static let short: RunRecord = {
        var run = Made.run
        run.frames = (0..<6).map { index in
            var frame = Frame()
            frame.tick = UInt64(index) * 10
            frame.time = Instant(nanoseconds: Int64(index) * 10_000_000)
            frame.travel = Double(index) * 0.001 - 0.001
            frame.depth = max(frame.travel - 0.002, 0)
            frame.axial = Double(index) * 0.125
            frame.steepness = 1
            frame.layer = frame.depth > 0 ? .skin : .air
            return frame
        }
        let kinds: [Event.Kind] = [
            .skinTouched, .skinPunctured(count: 1), .fasciaPunctured, .boneTouched, .boneLeft, .needleStopped,
            .needleMoved, .plungerStarted, .plungerStopped, .syringeEmpty, .needleBent, .needleLeftSkin, .trackingLost,
            .trackingBack, .faulted("jump"), .paused, .resumed,
            .action(.init(.choose(step: "side", option: "left"), evidence: .decided)),
            .action(.init(.check(step: "screen", item: "consent"), evidence: .instructor)),
            .action(.init(.confirm(step: "hands"))), .action(.init(.did("recap"))), .action(.init(.end)),
        ]
        run.events = kinds.enumerated().map { Event($1, tick: UInt64($0), time: Double($0) / 1000) }
        return run
    }()

    @Test("the same report gives the same bytes, with its keys in order")
    func stable() {
        let (first, second) = (Made.report().json(), Made.report().json())
        #expect(first == second && first.hasSuffix("}\n"))
        let keys = first.split(separator: "\n").compactMap { $0.firstMatch(of: /^  "([^"]+)":/).map { String($0.1) } }
        #expect(keys.count > 15 && keys == keys.sorted())
    }

    @Test("every number that is physical says its unit in its key or beside it")
    func units() throws {
        let units: Set = ["mm", "s", "N", "deg", "us", "percent"]
        let counts: Set = [
            "tick", "ticks", "first", "last", "missed", "dropped", "count", "points", "earnedPoints", "availablePoints",
            "percent", "passMarkPercent",
        ]
        func check(_ value: Any, key: String, beside: [String: Any]) {
            if let fields = value as? [String: Any] {
                for (inner, item) in fields where key != "faces_mm" { check(item, key: inner, beside: fields) }
            } else if let items = value as? [Any] {
                for item in items { check(item, key: key, beside: beside) }
            } else if value is Double, !(value is Bool), !counts.contains(key) {
                let unit = key.split(separator: "_").last.map(String.init) ?? ""
                #expect(
                    units.contains(unit) || beside["unit"] is String || key == "stepped" || key == "draft", "\(key)")
            }
        }
        let json = try ReportJSON(Made.report(Scores.failed, Made.liveRun))
        check(json.root, key: "", beside: [:])
        #expect(json["verdict", "result"] as? String == "failed")
        #expect(json["verdict", "earnedPoints"] as? Double == 86.5)
        #expect(json["timing", "latenessMax_us"] as? Double == 4810)
        #expect(json["versions", "program"] as? String == "0.1.0")
        #expect(json["mode"] as? String == "test")
        #expect(json["started"] as? String == "2026-11-23T10:15:30Z")
    }
}
