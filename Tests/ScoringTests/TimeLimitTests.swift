import Authoring
import Devices
import Scoring
import TestSupport
import Testing

@Suite("time limits") struct TimeLimitTests {
    /// Ten seconds from the puncture to telling; the whole in five minutes, or in eight for half.
    private static let scenario: Scenario = {
        let diagnostics = Diagnostics()
        let path = "\(Repository.root)/Tests/ScoringTests/Diagnostics/time-limit-nothing-wrong.yaml"
        let document = Document.read(contentsOf: path, into: diagnostics)
        guard let document,
            let scenario = Scenario(
                document, guidelines: Fixtures.guidelines, presets: Fixtures.presets, into: diagnostics)
        else { fatalError(diagnostics.rendered()) }
        return scenario
    }()

    @Test(
        "a time after a step runs from the last time that it was done to the word that ends it",
        arguments: [(4.0, 1.0), (10, 1), (10.6, 0), (60, 0)])
    func afterStep(seconds: Double, earned: Double) throws {
        var hand = FakeHand(Self.scenario)
        hand.period = 0.1
        hand.step()
        // The first puncture is long ago and does not count.
        hand.move(to: 0.015, over: 0.2)
        hand.move(to: -0.03, over: 0.2)
        hand.dwell(30)
        hand.move(to: 0.015, over: 0.2)
        hand.dwell(seconds - 0.2)
        hand.say(.confirm(step: "tell"))
        let line = try #require(hand.finish().line("soon"))
        #expect(line.earned == earned)
        #expect(abs(try #require(line.value) - seconds) < 0.25, "\(line.seen.en)")
        #expect(line.unit == "s" && line.limit.en == "10 s or less")
    }

    @Test("a time after a step that was never done is not taken, and earns nothing")
    func neverDone() {
        var hand = FakeHand(Self.scenario)
        hand.step()
        hand.say(.confirm(step: "tell"))
        #expect(hand.finish().line("soon")?.value == nil)
        #expect(hand.finish().line("soon")?.earned == 0)
    }

    @Test(
        "the procedure's time is from the first frame to the last, wherever the clock began",
        arguments: [(100.0, 1.0), (300, 1), (302, 0.5), (480, 0.5), (482, 0)])
    func whole(seconds: Double, earned: Double) throws {
        for start in [0.0, 1234.5] {
            var hand = FakeHand(Self.scenario)
            hand.period = 0.5
            hand.startTime = start
            hand.step()
            hand.dwell(seconds)
            let line = try #require(hand.finish().line("all"))
            #expect(line.earned == earned)
            #expect(line.value == seconds)
            #expect(line.ticks == TickRange(0, UInt64(seconds * 2)))
        }
    }

    @Test("waiting that was fast-forwarded counts in the procedure's time as it would have lasted, and is named")
    func forwarded() throws {
        var scenario = Fixtures.covid19
        let limit = try #require(Self.scenario.steps.flatMap(\.criteria).first { $0.id == "all" })
        scenario.steps[0].criteria.append(limit)
        var hand = FakeHand(scenario)
        hand.period = 0.1
        hand.step()
        hand.say(.confirm(step: "swab"))
        // Three seconds at ten times the pace.
        hand.dwell(3)
        let line = try #require(hand.finish().line("all"))
        #expect(abs(try #require(line.value) - 30) < 0.5)
        #expect(line.seen.en.contains("of it fast-forwarded"), "\(line.seen.en)")
    }
}
