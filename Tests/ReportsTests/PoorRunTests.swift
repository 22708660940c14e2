import Authoring
import Foundation
import Reports
import Servo
import Sessions
import Testing

@Suite("A run with little in it") struct PoorRunTests {
    @Test("without frames the page says so")
    func empty() {
        let page = Made.report(Scores.bare, Made.emptyRun).page(in: .ja)
        #expect(page.contains("フレームの記録がない") && page.contains("recorded no frames"))
        #expect(page.contains("無効") && page.contains("The device or the loop failed"))
        #expect(PageTree(page).picture("force-caption") == nil)
    }

    @Test("that never touched the skin is told so, and has no needle pictures")
    func untouched() {
        let page = Made.report(Scores.failed, Made.untouchedRun).page(in: .ja)
        #expect(page.contains("皮膚に一度も触れませんでした") && page.contains("never touched the skin"))
        #expect(PageTree(page).picture("force-caption") == nil)
        #expect(PageTree(page).picture("section-caption") == nil)
    }

    @Test("that only dimpled the skin shows its force and no needle in the arm")
    func dimpled() throws {
        let source = Made.report(Scores.failed, Made.dimpledRun).page(in: .ja)
        #expect(source.contains("never went in"))
        let page = PageTree(source)
        let force = try #require(page.picture("force-caption"))
        #expect(force.all.contains { $0.classes.isSuperset(of: ["curve", "insertion"]) })
        #expect(
            force.all.contains { $0.classes.isSuperset(of: ["layer", "air"]) } && force.text.contains("dimpling skin"))
        #expect(!(page.picture("section-caption")?.all.contains { $0.classes.contains("needle") } ?? true))
    }

    @Test("whose numbers are no numbers is still a page, and says how many frames are unreadable")
    func broken() {
        let report = Made.report(Made.brokenScore, Made.brokenRun)
        let source = report.page(in: .ja)
        let page = PageTree(source)
        #expect(page.problem == nil)
        #expect(source.contains("\(report.run.frames.count) frames hold numbers that are not finite"))
        for element in page.root?.all ?? [] {
            for (name, value) in element.attributes where !name.hasPrefix("data-title") {
                #expect(
                    !value.lowercased().contains("nan") && !value.contains("inf"), "\(element.name) \(name)=\(value)")
            }
        }
        #expect(source.contains("Nothing could be scored"))
    }

    @Test("with some frames broken draws the others")
    func partlyBroken() throws {
        var run = Made.run
        for index in run.frames.indices where index % 50 == 0 { run.frames[index].axial = .nan }
        let source = Made.report(Scores.passed, run).page(in: .en)
        let force = try #require(PageTree(source).picture("force-caption"))
        let drawn = force.all.filter { $0.classes.contains("curve") }.map(\.points.count).reduce(0, +)
        #expect(drawn > 300)
        #expect(source.contains("not finite"))
    }

    @Test(
        "without the layers' depths says that the cross-section can't be drawn",
        arguments: [[], [0, 0.01], [0, 0.3, 0.2, 0.4, 0.5]])
    func noArm(layers: [Double]) {
        var run = Made.run
        run.layers = layers
        let page = Made.report(Scores.passed, run).page(in: .ja)
        #expect(page.contains("断面図は描けません") && page.contains("not recorded properly"))
        #expect(PageTree(page).picture("force-caption") != nil)
    }

    @Test("in JSON gives null for what is no number, and arrays of one length")
    func json() throws {
        for (name, report) in Made.all {
            let json = try ReportJSON(report)
            let curve = try #require(json["curve"] as? [String: Any])
            #expect(Set(curve.values.map { ($0 as? [Any])?.count ?? -1 }).count == 1, "\(name)")
        }
        let json = try ReportJSON(Made.report(Made.brokenScore, Made.brokenRun))
        #expect(json["verdict", "earnedPoints"] is NSNull)
        #expect(json["timing", "latenessP50_us"] is NSNull)
        #expect(json["anatomy", "boneAxisDepth_mm"] is NSNull)
        #expect(json.numbers("travel_mm").isEmpty)
    }
}
