import Authoring
import Collision
import Foundation
import Reports
import Scoring
import Servo
import Sessions
import Space
import Testing

@Suite("Pictures say the numbers of the run") struct PictureTests {
    let page = PageTree(Made.report().page(in: .en))
    /// Ends while the needle is held, when its tip lags behind the hand by a dimple.
    static let held: RunRecord = {
        var run = Made.run
        run.frames = run.frames.filter { $0.time.seconds < 45 }
        return run
    }()
    let heldPage = PageTree(Made.report(Scores.passed, held).page(in: .en))

    @Test("the skin's peak maps back to its force and travel through the axis labels")
    func peak() throws {
        let force = try #require(page.picture("force-caption"))
        let travel = try #require(force.axis("middle", along: "x"))
        let newtons = try #require(force.axis("end", along: "y"))
        let peak = try #require(Made.run.frames.filter { $0.time.seconds < 39.5 }.max { $0.axial < $1.axial })

        let diamonds = force.all.filter { $0.classes.contains("rupture") }.map(\.points)
        #expect(diamonds.count == 2)
        let centre = try #require(diamonds.first).reduce((x: 0.0, y: 0.0)) { ($0.x + $1.x / 4, $0.y + $1.y / 4) }
        #expect(abs(travel(centre.x) - peak.travel * 1000) < 0.02)
        #expect(abs(newtons(centre.y) - peak.axial) < 0.002)

        let curve = force.all.filter { $0.classes.isSuperset(of: ["curve", "insertion"]) }.flatMap(\.points)
        let top = try #require(curve.min { $0.y < $1.y })
        #expect(abs(newtons(top.y) - peak.axial) < 0.002)
        #expect(force.text.contains("Skin gives way \(String(format: "%.2f", peak.axial)) N"))
    }

    @Test("withdrawal is below zero and drawn apart from insertion")
    func withdrawal() throws {
        let force = try #require(page.picture("force-caption"))
        let newtons = try #require(force.axis("end", along: "y"))
        let out = force.all.filter { $0.classes.isSuperset(of: ["curve", "withdrawal"]) }.flatMap(\.points)
        let weakest = try #require(out.map { newtons($0.y) }.min())
        let expected = try #require(Made.run.frames.map(\.axial).min())
        #expect(expected < -0.05 && abs(weakest - expected) < 0.002)
    }

    @Test("the layers behind the force begin where the tip entered them")
    func bands() throws {
        let force = try #require(page.picture("force-caption"))
        let travel = try #require(force.axis("middle", along: "x"))
        let muscle = try #require(force.all.first { $0.classes.isSuperset(of: ["layer", "muscle"]) })
        let first = try #require(Made.run.frames.first { $0.layer == .muscle })
        #expect(abs(travel(try #require(muscle.number("x"))) - first.travel * 1000) < 0.3)
        let order = force.all.filter { $0.classes.contains("layer") }.map(\.classes)
        let names = ["air", "skin", "fat", "fascia", "muscle"]
        #expect(
            order.compactMap { style in names.first(where: style.contains) }
                == names.filter { name in order.contains { $0.contains(name) } })
    }

    @Test("the tip in the cross-section is as deep as it was, by the scale bar")
    func section() throws {
        let section = try #require(heldPage.picture("section-caption"))
        let bar = try #require(section.all.first { $0.classes.contains("bar") }).points
        let perMetre = (bar[3].x - bar[0].x) / 0.010
        let skin = try #require(section.all.first { $0.name == "circle" && $0.classes.contains("skin") })
        #expect(abs(try #require(skin.number("r")) / perMetre - HandRun.radius) < 1e-4)
        let tip = try #require(section.all.first { $0.classes.contains("tip") })
        let away = hypot(
            try #require(tip.number("cx")) - (try #require(skin.number("cx"))),
            try #require(tip.number("cy")) - (try #require(skin.number("cy"))))
        let frame = try #require(Self.held.frames.max { $0.depth < $1.depth })
        #expect(frame.dimple > 0.001)
        let place = frame.tip - frame.axis * frame.dimple
        #expect(abs(away / perMetre - hypot(place.x, place.z + HandRun.radius)) < 1e-4)
        let radii = section.all.filter { $0.name == "circle" && $0.classes.contains("layer") }.compactMap {
            $0.number("r")
        }
        #expect(zip(radii, HandRun.faces).allSatisfy { abs($0 / perMetre - (HandRun.radius - $1)) < 1e-4 })
    }

    @Test("along the arm the entry stands as far below the landmark as it was")
    func along() throws {
        let along = try #require(heldPage.picture("along-caption"))
        #expect(along.text.contains("84.0 mm"))
        let below = try #require(along.axis("end", along: "y"))
        let tip = try #require(along.all.first { $0.classes.contains("tip") })
        let frame = try #require(Self.held.frames.max { $0.depth < $1.depth })
        #expect(frame.dimple > 0.001)
        let place = frame.tip - frame.axis * frame.dimple
        #expect(abs(below(try #require(tip.number("cy"))) + place.y * 1000) < 0.1)
    }

    @Test("depth, angle and dose over time map back through their axes")
    func time() throws {
        let time = try #require(page.picture("time-caption"))
        let depth = try #require(time.axis("end", along: "y") { (200...390).contains($0.number("y") ?? 0) })
        let curve = try #require(time.all.first { $0.classes.isSuperset(of: ["curve", "depth"]) }).points
        let deepest = try #require(Made.run.frames.map(\.depth).max())
        #expect(abs(depth(try #require(curve.map(\.y).max())) - deepest * 1000) < 0.05)
        let angle = try #require(time.axis("end", along: "y") { ($0.number("y") ?? 0) < 200 })
        let leaning = try #require(time.all.first { $0.classes.isSuperset(of: ["curve", "angle"]) }).points
        #expect(abs(angle(leaning[0].y) - (90 - 0.10 * 180 / .pi)) < 0.1)
        let seconds = try #require(time.axis("middle", along: "x"))
        let start = try #require(Made.run.events.first { $0.kind == .plungerStarted })
        let marks = time.all.filter { $0.name == "line" && $0.classes.contains("event") }.compactMap { $0.number("x1") }
        #expect(marks.contains { abs(seconds($0) - start.time) < 0.01 })
    }

    @Test("no two labels of a row overlap, and none leaves its picture")
    func labels() throws {
        for (_, report) in Made.all {
            let page = PageTree(report.page(in: .en))
            for name in ["force-caption", "section-caption", "along-caption", "timeline-caption", "time-caption"] {
                guard let picture = page.picture(name) else { continue }
                let box = (picture.attributes["viewBox"] ?? "").split(separator: " ").compactMap { Double($0) }
                for language in ["ja", "en"] {
                    try noOverlap(picture, hidden: language == "ja" ? "en" : "ja", width: box[2], name)
                }
            }
        }
    }

    /// Letters are taken as half as wide as high, Japanese ones as wide: a little less than screens show.
    private func noOverlap(_ picture: PageTree.Element, hidden: String, width: Double, _ name: String) throws {
        let texts = picture.all.filter { $0.name == "text" && !$0.classes.contains(hidden) && $0.parent?.name == "svg" }
        let boxes = try texts.map { text in
            let length = text.text.unicodeScalars.reduce(0.0) { $0 + ($1.value > 0x2E80 ? 14 : 7) }
            let x = try #require(text.number("x"))
            let left =
                text.classes.contains("middle") ? x - length / 2 : (text.classes.contains("end") ? x - length : x)
            return (text: text.text, left: left, right: left + length, y: try #require(text.number("y")))
        }
        for (index, box) in boxes.enumerated() {
            #expect(box.left >= -8 && box.right <= width + 8, "\(name): \(box.text)")
            for other in boxes[(index + 1)...] where abs(other.y - box.y) < 11 {
                #expect(
                    box.right < other.left + 1 || other.right < box.left + 1, "\(name): \(box.text) and \(other.text)")
            }
        }
    }

    @Test("a hundred steps and a hundred events still find room")
    func crowd() throws {
        var score = Scores.passed
        score.steps = (0..<100).map { Scores.step("s\($0)", "手順\($0)", "Step \($0)", at: 40 + Double($0) / 100) }
        var run = Made.run
        run.events += (0..<100).map {
            Event(.needleStopped, tick: 40_000 + UInt64($0) * 10, time: 40 + Double($0) / 100)
        }
        let page = PageTree(Made.report(score, run).page(in: .en))
        let numbers = try #require(page.picture("timeline-caption")).all.filter { $0.classes.contains("number") }
        #expect(numbers.count == 100)
        let centres = numbers.compactMap { $0.number("cx") }
        #expect(zip(centres, centres.dropFirst()).allSatisfy { $0 < $1 })
        #expect(centres.allSatisfy { (0...880).contains($0) })
        #expect(try #require(page.picture("time-caption")).all.filter { $0.classes.contains("badge") }.count == 26)
        #expect(page.root?.text.contains("more events are in the JSON file") == true)
    }
}
