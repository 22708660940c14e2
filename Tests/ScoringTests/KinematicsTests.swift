import Foundation
import Scoring
import Space
import TestSupport
import Testing

@Suite("kinematics") struct KinematicsTests {
    // MARK: By hand

    @Test("two parallel lines, 3 mm apart, are 3 mm apart by every measure")
    func parallel() throws {
        let own = [Vector(0, 0, 0), Vector(0, 0, -0.02)]
        let other = own.map { $0 + Vector(0.003, 0, 0) }
        let away = try #require(PathDeviation(own, from: other))
        for value in [away.rootMeanSquare, away.warped, away.frechet, away.hausdorff] {
            #expect(abs(value - 0.003) < 1e-12)
        }
    }

    @Test("a pause costs the warped distance little, and a detour shows in the leash")
    func shapes() throws {
        // Worked out by hand: pairs (0,0)(0,0)(1,1)(2,2) cost nothing; the point aside costs 1 m once.
        let still = try #require(
            PathDeviation(
                points: [Vector(0, 0, 0), Vector(0, 0, 0), Vector(1, 0, 0), Vector(2, 0, 0)],
                [Vector(0, 0, 0), Vector(1, 0, 0), Vector(2, 0, 0)]))
        #expect(still.warped == 0 && still.frechet == 0 && still.hausdorff == 0)
        #expect(abs(still.rootMeanSquare - (2.0 / 3).squareRoot()) < 1e-12)
        let detour = try #require(
            PathDeviation(
                points: [Vector(0, 0, 0), Vector(1, 1, 0), Vector(2, 0, 0)],
                [Vector(0, 0, 0), Vector(1, 0, 0), Vector(2, 0, 0)]))
        #expect(detour.frechet == 1 && detour.hausdorff == 1)
        #expect(abs(detour.warped - 1.0 / 3) < 1e-12)
        // Backward: the leash must reach from end to end, the set of points is the same.
        let backward = try #require(
            PathDeviation(
                points: [Vector(2, 0, 0), Vector(1, 0, 0), Vector(0, 0, 0)],
                [Vector(0, 0, 0), Vector(1, 0, 0), Vector(2, 0, 0)]))
        #expect(backward.frechet == 2 && backward.hausdorff == 0)
    }

    @Test("a triangle of speed has the jerk that is worked out by hand")
    func jerk() throws {
        // 0 1 2 1 0 at 1 Hz: second differences 0, −2, 0; T = 5 s, v = 2: 125 / 4 · 4 = 125.
        let jerk = try #require(Smoothness(speed: [0, 1, 2, 1, 0], rate: 1).logJerk)
        #expect(abs(jerk + log(125)) < 1e-12)
    }

    @Test("what never moves has no smoothness") func still() {
        #expect(Smoothness(speed: [0, 0, 0, 0, 0], rate: 100).logJerk == nil)
        #expect(Smoothness(places: [], rate: 100).spectralArc == nil)
    }

    @Test("a movement with a stop in it is less smooth by both measures")
    func stop() throws {
        func bell(_ n: Int) -> [Double] { (0..<n).map { pow(sin(.pi * Double($0) / Double(n - 1)), 2) } }
        let once = Smoothness(speed: bell(80), rate: 100)
        let twice = Smoothness(speed: bell(40) + Array(repeating: 0, count: 20) + bell(40), rate: 100)
        #expect(try #require(once.logJerk) > #require(twice.logJerk))
        #expect(try #require(once.spectralArc) > #require(twice.spectralArc))
    }

    // MARK: By an independent reading

    private func read(_ what: String, _ given: [String: Any]) throws -> [String: NSNumber] {
        let input = String(decoding: try JSONSerialization.data(withJSONObject: given), as: UTF8.self)
        let run = try PythonTools.run(
            "python3", ["\(Repository.root)/Tests/Tools/read_metrics.py", what], input: input)
        try #require(run.status == 0, "\(run.errors)")
        return try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: NSNumber])
    }

    private func agree(_ mine: Double?, _ other: NSNumber?) throws {
        let (mine, other) = (try #require(mine), try #require(other).doubleValue)
        #expect(abs(mine - other) <= 1e-9 * abs(other), "\(mine), read \(other)")
    }

    @Test(
        "deviation from an exemplar equals an independent reading",
        .enabled(if: PythonTools.arePrepared, Comment(rawValue: PythonTools.howTo)), arguments: 1...4)
    func deviation(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        func walk(_ count: Int) -> [Vector] {
            var place = Vector.zero
            return (0..<count).map { _ in
                place =
                    place
                    + Vector(
                        .random(in: -1...1, using: &random), .random(in: -1...1, using: &random),
                        .random(in: -3...0, using: &random)) * 0.001
                return place
            }
        }
        let (own, exemplar) = (walk(57), walk(43))
        let away = try #require(PathDeviation(own, from: exemplar))
        let other = try read(
            "deviation", ["own": own.map { [$0.x, $0.y, $0.z] }, "exemplar": exemplar.map { [$0.x, $0.y, $0.z] }])
        try agree(away.rootMeanSquare, other["rms"])
        try agree(away.warped, other["dtw"])
        try agree(away.frechet, other["frechet"])
        try agree(away.hausdorff, other["hausdorff"])
    }

    @Test(
        "smoothness equals an independent reading",
        .enabled(if: PythonTools.arePrepared, Comment(rawValue: PythonTools.howTo)), arguments: [4, 31, 64, 257])
    func smoothness(count: Int) throws {
        var random = SeededRandom(seed: UInt64(count))
        let speed = (0..<count).map {
            sin(.pi * (Double($0) + 0.5) / Double(count)) + .random(in: 0...0.2, using: &random)
        }
        let mine = Smoothness(speed: speed, rate: 100)
        let other = try read("smoothness", ["speed": speed, "rate": 100])
        try agree(mine.logJerk, other["ldlj"])
        try agree(mine.spectralArc, other["sparc"])
    }
}
