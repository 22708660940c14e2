import Authoring
import Collision
import Devices
import FoundationEssentials
import Scoring
import Servo
import TestSupport
import Testing

/// A scenario with everything that the language can say.
@Suite("all that a scenario can say") struct DraftTests {
    static let scenario: Scenario = {
        let path = "\(Repository.root)/Tests/ScoringTests/Diagnostics/draft-nothing-wrong.yaml"
        let diagnostics = Diagnostics()
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        guard
            let scenario = Scenario(
                Document(text: text, file: path, into: diagnostics), guidelines: Fixtures.guidelines,
                presets: Fixtures.presets, into: diagnostics)
        else { fatalError(diagnostics.rendered()) }
        return scenario
    }()

    private func inMuscle(_ mode: ScoringMode = .learn) -> FakeHand {
        var hand = FakeHand(Self.scenario, mode: mode)
        hand.period = 0.01
        hand.travel = -0.05
        hand.dwell(0.05)
        hand.move(to: 0.018, over: 0.3)
        return hand
    }

    @Test("a needle that comes within 30 mm of the skin has approached, and none before")
    func approach() {
        var hand = FakeHand(Self.scenario)
        hand.period = 0.01
        hand.travel = -0.05
        hand.dwell(0.1)
        #expect(hand.finish().step("aim")?.status == .missed)
        hand.move(to: -0.02, over: 0.2)
        #expect(hand.finish().step("aim")?.status == .done)
        #expect(hand.finish().line("aim")?.earned == 1)
    }

    @Test("a plunger that moves before the insertion is over costs the step's points, and afterwards none")
    func plungerMoves() {
        func earned(afterStanding: Bool) -> Double? {
            var hand = inMuscle()
            if afterStanding { hand.dwell(0.5) }
            hand.push(to: 0.5, over: 0.5)
            hand.dwell(0.5)
            return hand.finish().line("puncture")?.earned
        }
        #expect(earned(afterStanding: true) == 1)
        #expect(earned(afterStanding: false) == 0)
    }

    @Test("an injection ends with its dose, also where the needle stays")
    func doseEnds() throws {
        var hand = inMuscle()
        hand.dwell(0.5)
        hand.push(to: 1, over: 1)
        let end = hand.tick
        hand.dwell(1)
        let ticks = try #require(hand.finish().step("inject")?.ticks)
        #expect(ticks.last < end && ticks.last > end - 10)
    }

    @Test("a needle that stays on bone loses the depth, and one that comes back before injecting does not")
    func loses() {
        func depth(back: Bool) -> CriterionResult? {
            var hand = inMuscle()
            let deep = hand.face(.bone) + 0.0005
            hand.move(to: deep, over: 0.2)
            if back { hand.move(to: deep - 0.006, over: 0.2) }
            hand.dwell(0.5)
            hand.push(to: 1, over: 1.5)
            hand.dwell(0.2)
            hand.move(to: -0.02, over: 0.3)
            return hand.finish().line("depth")
        }
        #expect(depth(back: true)?.earned ?? 0 > 0)
        let lost = depth(back: false)
        #expect(lost?.earned == 0 && lost?.band == .zero)
        #expect(lost?.feedback?.en.contains("Bone") == true)
    }

    @Test("in a test only the instructor's word counts where an instructor confirms a reaction")
    func confirmed() {
        func isRight(_ mode: ScoringMode, _ evidence: Action.Evidence) -> Bool? {
            var hand = inMuscle(mode)
            hand.meets = .nearNerve
            hand.step()
            hand.meets = .none
            hand.move(to: -0.02, over: 0.3)
            hand.say(.did("tell-doctor"), evidence)
            hand.dwell(0.1)
            return hand.finish().events.first { $0.id == "paraesthesia" }?.isRight
        }
        #expect(isRight(.learn, .declared) == true)
        #expect(isRight(.test, .declared) == false)
        #expect(isRight(.test, .instructor) == true)
    }

    @Test("an emergency names the scenario that is carried out next, once somebody sets about it")
    func runs() {
        var hand = FakeHand(Self.scenario)
        hand.step()
        hand.say(.did("anaphylaxis"), .instructor)
        hand.step()
        #expect(hand.scorer.next == nil)
        hand.say(.did("call"))
        hand.say(.did("adrenaline-im"))
        hand.step()
        #expect(hand.scorer.next == "covid19-deltoid-im")
        #expect(hand.scorer.isEnded)
        #expect(hand.finish().events.first?.isRight == true)
    }

    @Test("a step that is done again after it was finished says so, and costs nothing")
    func repeated() {
        var hand = FakeHand(Self.scenario, mode: .test)
        hand.step()
        hand.say(.confirm(step: "hands"))
        let once = hand.finish()
        hand.say(.confirm(step: "hands"))
        let twice = hand.finish()
        #expect(once.step("hands")?.status == .done)
        #expect(twice.step("hands")?.status == .repeated)
        #expect(once.earned == twice.earned)
    }
}
