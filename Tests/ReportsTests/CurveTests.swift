import Authoring
import Collision
import Foundation
import Reports
import Scoring
import Servo
import Sessions
import Space
import TestSupport
import Testing

@Suite("Curves") struct CurveTests {
    /// A long run at 1 kHz: the needle wanders in tissue, with one tall spike and one deep one.
    static let long: RunRecord = {
        var random = SeededRandom(seed: 7)
        var run = Made.run
        run.frames = (0..<120_000).map { tick in
            var frame = Frame()
            frame.tick = UInt64(tick)
            frame.time = Instant(nanoseconds: Int64(tick) * 1_000_000)
            frame.travel = 0.010 + 0.006 * sin(Double(tick) / 900) + Double.random(in: 0...0.0001, using: &random)
            frame.depth = frame.travel - 0.001
            frame.axial = 0.2 + Double.random(in: 0...0.05, using: &random)
            frame.steepness = 0.99
            frame.tip = frame.axis * frame.travel
            return frame
        }
        run.frames[77_777].axial = 2.34567
        run.frames[31_416].axial = -1.23456
        run.frames[50_001].travel = 0.0213
        return run
    }()

    @Test("of a long run are thinned to 3,000 points and keep their extremes")
    func thinned() throws {
        let report = Made.report(Scores.passed, Self.long)
        let json = try ReportJSON(report)
        let ticks = json.numbers("tick")
        #expect(ticks.count <= 3000 && ticks.count > 1000)
        #expect(ticks == ticks.sorted() && ticks.first == 0 && ticks.last == 119_999)
        #expect(json.numbers("axialForce_N").max() == 2.3457)
        #expect(json.numbers("axialForce_N").min() == -1.2346)
        #expect(json.numbers("travel_mm").max() == 21.3)
        let page = PageTree(report.page(in: .en))
        for caption in ["force-caption", "section-caption", "along-caption", "time-caption"] {
            let curves = try #require(page.picture(caption)).all.filter { $0.classes.contains("curve") }
            #expect(!curves.isEmpty)
            for style in Set(curves.map { $0.classes.subtracting(["insertion", "withdrawal"]) }) {
                let points = curves.filter { $0.classes.subtracting(["insertion", "withdrawal"]) == style }.map(
                    \.points.count)
                // Pieces share a point where the stroke turns.
                #expect(points.reduce(0, +) <= 3000 + points.count, "\(caption)")
            }
        }
    }

    @Test("tell insertion from withdrawal, and tremor from neither")
    func strokes() throws {
        let json = try ReportJSON(Made.report())
        let (time, strokes, travel) = (json.numbers("time_s"), json.words("stroke"), json.numbers("travel_mm"))
        #expect(!strokes.isEmpty)
        for index in strokes.indices where travel[index] > 0.5 {
            if time[index] < 45.3 { #expect(strokes[index] == "insertion", "\(time[index]) s") }
            if time[index] > 45.6 { #expect(strokes[index] == "withdrawal", "\(time[index]) s") }
        }
    }

    @Test("say no second for ticks that the record does not reach")
    func beyondRecord() {
        var score = Scores.passed
        score.steps = [Scores.step("late", "遅い", "Late", at: 500), Scores.step("known", "既知", "Known", at: 41.655)]
        let times = PageTree(Made.report(score).page(in: .en)).all("span", "when").map(\.text)
        #expect(times.count == 2)
        #expect(times.first?.contains(" s") == false && times.first?.contains("500\u{202F}000") == true)
        #expect(times.last?.contains("41.66 s") == true || times.last?.contains("41.65 s") == true)
    }

    @Test("each hold as many numbers as ticks, in the units that their names say")
    func units() throws {
        let json = try ReportJSON(Made.report())
        let deepest = try #require(Made.run.frames.map(\.depth).max())
        #expect(abs((json.numbers("depth_mm").max() ?? 0) - deepest * 1000) < 0.001)
        #expect(abs((json.numbers("angle_deg").first ?? 0) - (90 - 0.10 * 180 / .pi)) < 0.001)
        #expect(json.numbers("delivered_percent").last == 100)
        #expect(Set(json.words("layer")) == ["air", "skin", "fat", "fascia", "muscle"])
    }
}
