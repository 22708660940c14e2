import Authoring
import Scoring
import Testing

@Suite("faults") struct FaultTests {
    /// A fault and every line that it may touch.
    struct Fault: CustomTestStringConvertible, Sendable {
        let name: String
        let lost: [String]
        let attempt: Attempt
        var testDescription: String { name }

        init(_ name: String, _ lost: [String], _ change: (inout Attempt) -> Void) {
            self.name = name
            self.lost = lost
            var attempt = Attempt()
            change(&attempt)
            self.attempt = attempt
        }
    }

    @Test(
        "each costs what belongs to it and nothing else",
        arguments: [
            Fault("45 degrees", ["angle"]) { $0.angle = 45 },
            Fault("stops in fat", ["motion"]) { $0.stops = 1 },
            Fault("strikes bone", ["bone"]) { $0.onBone = 3.5 },
            Fault("injects before the alcohol dried", ["dry"]) { $0.drying = 10 },
            Fault("withdraws while injecting", ["dwell"]) { $0.flowsOnTheWayOut = 0.3 },
            Fault("too slow", ["rate"]) { $0.rate = 2 },
            Fault("drifts", ["drift"]) { $0.drift = 0.005 },
            Fault("levers", ["withdrawal"]) { $0.lever = 25 },
            Fault("keeps the needle in the hand", ["sharps"]) { $0.discard = 12 },
            Fault("asks nothing", ["ask-numbness"]) { $0.wrong = ["ask-numbness"] },
            Fault("wrong arm", ["side"]) { $0.wrong = ["side"] },
        ])
    func alone(_ fault: Fault) {
        let score = fault.attempt.score(period: 0.002)
        #expect(score.lost == fault.lost)
        #expect(score.earned < 100 || !score.critical.isEmpty)
        #expect(
            score.steps.flatMap(\.criteria).filter { $0.band != .full && $0.available > 0 && $0.id != "dwell" }
                .allSatisfy { $0.feedback != nil })
    }

    @Test("whoever stops in fat and injects there has the wrong depth, not a second insertion")
    func injectsInFat() {
        var attempt = Attempt()
        attempt.depth = -0.002
        let score = attempt.score()
        #expect(score.lost == ["depth", "layer", "dose"])
        #expect(score.band("depth") == .zero)
        #expect(score.band("dose") == .explained)
        #expect(score.line("dose")?.available == 0)
        #expect(score.earned == 100 - 12 - 4)
        #expect(score.available == 96)
        #expect(score.critical == ["target-layer"])
        #expect(score.line("depth")?.seen.en == "2.0 mm short of the fascia")
    }

    @Test("a bad site explains a bad depth, and pays for both once")
    func siteAndDepth() {
        var attempt = Attempt()
        attempt.x = 0.015
        attempt.depth = 0.001
        let score = attempt.score()
        #expect(score.band("site") == .zero)
        #expect(score.band("depth") == .explained)
        #expect(score.line("depth")?.feedback?.en == "A consequence of \u{201C}Site\u{201D}, and not counted again.")
        #expect(score.available == 88)
        #expect(score.earned == 76)
    }

    @Test("a cause that lost half relieves its consequence of half")
    func half() {
        var attempt = Attempt()
        attempt.y = -0.068
        attempt.depth = 0.001
        let score = attempt.score()
        #expect(score.line("site")?.earned == 6)
        #expect(score.line("depth")?.available == 6)
        #expect(score.line("depth")?.earned == 0)
    }

    @Test("a cause that is right explains nothing")
    func rightCause() {
        var attempt = Attempt()
        attempt.depth = 0.001
        let score = attempt.score()
        #expect(score.band("depth") == .zero)
        #expect(score.available == 100)
    }

    @Test("the verdict names the item that cost most, in both languages")
    func feedback() {
        var attempt = Attempt()
        attempt.angle = 45
        attempt.stops = 2
        let score = attempt.score()
        #expect(score.feedback.first == Fixtures.covid19.passed)
        #expect(
            score.feedback.last?.en
                == "Most points were lost at \u{201C}Angle to the skin\u{201D} (−12, 45.0 deg). The needle is too flat. Hold it at a right angle to the skin."
        )
        #expect(score.feedback.last?.ja == "最も減点が大きいのは「皮膚との角度」(−12点、45.0 deg)。針が寝ています。皮膚に直角に立てます。")
        attempt.skipped = ["identify", "hands"]
        #expect(
            attempt.score().feedback.last?.en
                == "Critical error: Punctured without making sure who the patient is (not done). And 1 more.")
    }

    @Test("80 % passes and less does not")
    func passMark() {
        var attempt = Attempt()
        // −12 −3 −5: exactly 80.
        attempt.angle = 45
        attempt.rate = 2
        attempt.skipped = ["ask-numbness", "press"]
        #expect(attempt.score().earned == 80)
        #expect(attempt.score().verdict == .passed)
        attempt.skipped.insert("posture")
        #expect(attempt.score().earned == 79)
        #expect(attempt.score().verdict == .failed)
        #expect(attempt.score().critical == [])
    }

    @Test("of several punctures the worst counts, whichever comes first", arguments: [false, true])
    func worstPuncture(flatFirst: Bool) {
        var hand = FakeHand()
        hand.angle = flatFirst ? 0.9 : 1.5
        hand.move(to: 0.005, over: 0.1)
        hand.move(to: -0.01, over: 0.1)
        hand.angle = flatFirst ? 1.5 : 0.9
        hand.move(to: 0.005, over: 0.1)
        let line = hand.finish().line("angle")
        #expect(line?.band == .zero)
        #expect(line?.value.map { abs($0 - 0.9 * 180 / .pi) < 0.001 } == true)
    }
}
