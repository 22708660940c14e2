import Authoring
import Devices
import Scoring
import Testing

@Suite("what a device can't show") struct SensingTests {
    @Test("is left out of earned and available, and listed with its reason")
    func absentPlunger() {
        let score = Attempt().score(senses: Fixtures.exact(without: .plunger))
        #expect(score.leftOut.map(\.criterion) == ["depth", "layer", "rate", "dose", "drift", "dwell"])
        #expect(score.available == 100 - 12 - 3 - 4 - 3 - 4)
        #expect(score.earned == score.available)
        #expect(score.verdict == .passed)
        #expect(score.step("inject")?.status == .leftOut)
        #expect(score.leftOut.allSatisfy { $0.because.en.contains("the plunger") && $0.because.ja.contains("内筒") })
        #expect(score.band("depth") == .leftOut)
    }

    @Test("no direction: no angle points, and nothing else changes")
    func absentDirection() {
        let score = Attempt().score(senses: Fixtures.exact(without: .direction))
        #expect(score.leftOut.map(\.criterion) == ["angle", "depth", "withdrawal"])
        #expect(score.lost == [])
    }

    @Test("a mapped advance earns no points for stops and drift, a mapped plunger none for the rate")
    func mapped() {
        let score = Attempt().score(senses: Fixtures.pen)
        #expect(score.leftOut.map(\.criterion) == ["motion", "rate", "drift"])
        #expect(score.available == 100 - 4 - 3 - 3)
        #expect(score.earned == score.available)
        #expect(score.line("depth")?.sensing == "mapped")
        #expect(score.line("angle")?.sensing == "mapped")
        #expect(score.line("identify")?.sensing == nil)
    }

    @Test("could have and did not is zero, not left out")
    func notDone() {
        var attempt = Attempt()
        attempt.skipped = ["swab"]
        let score = attempt.score(senses: Fixtures.pen)
        #expect(score.band("swab") == .zero)
        #expect(score.band("dry") == .zero)
        #expect(score.line("dry")?.value == nil)
        #expect(score.line("dry")?.seen.en == "not done")
    }

    @Test("no critical error without a cue: a device without a plunger can't withdraw while flowing")
    func noCue() {
        var attempt = Attempt()
        attempt.flowsOnTheWayOut = 0.4
        attempt.dose = 0.5
        #expect(attempt.score(senses: Fixtures.exact(without: .plunger)).critical == [])
    }

    @Test("metrics of what is absent have no value")
    func metrics() {
        let score = Attempt().score(senses: Fixtures.exact(without: .plunger))
        #expect(score.metrics.first { $0.id == "injection-time" }?.value == nil)
        #expect(score.metrics.first { $0.id == "deepest" }?.value != nil)
    }

    @Test("a device that can't perform the scenario is refused with the reason")
    func refused() {
        let check = DeviceCheck(Fixtures.covid19, senses: Fixtures.exact(without: .direction))
        #expect(check.refusal?.en.contains("direction (it is absent, at least mapped is needed)") == true)
        #expect(check.refusal?.ja.contains("向き") == true)
    }

    @Test("a pen is not refused, and it is said beforehand what will be left out")
    func pen() {
        let check = DeviceCheck(Fixtures.covid19, senses: Fixtures.pen)
        #expect(check.refusal == nil)
        #expect(check.leftOut.map(\.criterion) == ["motion", "rate", "drift"])
        #expect(check.leftOut == Attempt().score(senses: Fixtures.pen).leftOut)
    }

    @Test("an exact device shows everything")
    func exact() {
        let check = DeviceCheck(Fixtures.covid19, senses: Fixtures.exact)
        #expect(check.refusal == nil && check.leftOut.isEmpty)
    }
}
