import Authoring
import Devices
import Scoring
import Testing

/// The shipped scenarios as they are, with their modes: nothing is skipped while learning.
@Suite("strict leading") struct LeadingTests {
    private static let shipped = Fixtures.scenario("covid19-deltoid-im")

    private func hand(_ mode: ScoringMode) -> FakeHand {
        var hand = FakeHand(Self.shipped, mode: mode)
        hand.period = 0.01
        hand.step()
        return hand
    }

    private func prepare(_ hand: inout FakeHand, until last: String) {
        for step in Self.shipped.steps {
            switch step.kind {
            case .ask, .choose: hand.say(.choose(step: step.id, option: step.options.first { $0.right }?.id ?? ""))
            case .checklist: for item in step.wanted { hand.say(.check(step: step.id, item: item.id)) }
            case .confirm: hand.say(.confirm(step: step.id))
            case .sensed, .wait: break
            }
            if step.id == last { return }
        }
    }

    @Test("while learning a step that is said too early does not count, and counts once its turn has come")
    func early() {
        var hand = hand(.learn)
        hand.say(.confirm(step: "hands"))
        #expect(hand.finish().step("hands")?.status == .outOfOrder)
        #expect(hand.scorer.currentStep?.id == "identify")
        prepare(&hand, until: "hands")
        #expect(hand.finish().step("hands")?.status == .done)
    }

    @Test("in a test the same step counts at once")
    func free() {
        var hand = hand(.test)
        hand.say(.confirm(step: "hands"))
        #expect(hand.finish().step("hands")?.status == .done)
    }

    @Test("a checklist bars what follows until it is complete or left; a wrong answer bars nothing")
    func lists() {
        var hand = hand(.learn)
        hand.say(.choose(step: "identify", option: "room"))
        hand.say(.check(step: "screen", item: "form"))
        hand.say(.choose(step: "side", option: "left"))
        #expect(hand.finish().step("side")?.status == .outOfOrder)
        hand.say(.confirm(step: "screen"))
        hand.say(.choose(step: "side", option: "left"))
        #expect(hand.finish().step("side")?.status == .done)
    }

    @Test("a wait bars what follows until it has begun, and not while it lasts")
    func waits() {
        var hand = hand(.learn)
        prepare(&hand, until: "landmarks")
        hand.say(.confirm(step: "stretch"))
        #expect(hand.finish().step("stretch")?.status == .outOfOrder)
        hand.say(.confirm(step: "swab"))
        hand.say(.confirm(step: "stretch"))
        #expect(hand.finish().step("stretch")?.status == .done)
        #expect(hand.scorer.waitState != nil)
    }

    @Test("the needle is barred by nothing, and its puncture ends what had to come before it")
    func needle() {
        var hand = hand(.learn)
        hand.move(to: 0.018, over: 0.3)
        hand.dwell(0.4)
        hand.say(.choose(step: "ask-numbness", option: "numbness"))
        let score = hand.finish()
        #expect(score.step("puncture")?.status == .done)
        #expect(score.step("ask-numbness")?.status == .done)
        #expect(score.critical.contains("hygiene"))
    }

    @Test("every shipped scenario leads while learning and never in a test, and coaches in both languages")
    func shipped() {
        for name in Fixtures.scenarios.keys.sorted() {
            let scenario = Fixtures.scenario(name)
            #expect(scenario.rules(in: .learn).gated && scenario.rules(in: .learn).prompts, "\(name)")
            #expect(!scenario.rules(in: .test).gated && !scenario.rules(in: .test).prompts, "\(name)")
            let prompts = scenario.steps.compactMap(\.prompt)
            #expect(prompts.count >= 6, "\(name)")
            #expect(prompts.allSatisfy { !$0.ja.isEmpty && !$0.en.isEmpty && $0.ja != $0.en }, "\(name)")
        }
    }
}
