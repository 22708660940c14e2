import Authoring
import Devices
import Scoring
import Testing

@Suite("a procedure") struct ProcedureTests {
    @Test("the current step follows what is done")
    func currentStep() {
        var hand = FakeHand()
        hand.step()
        #expect(hand.scorer.currentStep?.id == "identify")
        hand.say(.choose(step: "identify", option: "full-name"))
        #expect(hand.scorer.currentStep?.id == "screen")
        for item in ["form", "consent", "allergies", "alcohol", "anticoagulants"] {
            hand.say(.check(step: "screen", item: item))
        }
        #expect(hand.scorer.currentStep?.id == "screen")
        hand.say(.check(step: "screen", item: "fever"))
        #expect(hand.scorer.currentStep?.id == "side")
    }

    @Test("a checklist that is confirmed with items missing goes on, without them")
    func closedList() {
        var hand = FakeHand()
        hand.step()
        hand.say(.choose(step: "identify", option: "full-name"))
        hand.say(.check(step: "screen", item: "consent"))
        hand.say(.confirm(step: "screen"))
        #expect(hand.scorer.currentStep?.id == "side")
        #expect(hand.finish().line("screen")?.seen.en == "1 of 6 items")
    }

    @Test("at the end there is no current step")
    func end() {
        var hand = FakeHand()
        Attempt().perform(&hand)
        #expect(hand.scorer.currentStep == nil)
        #expect(hand.scorer.isEnded)
    }

    @Test("after the puncture, what should have come before is missed and not asked for again")
    func overtaken() {
        var hand = FakeHand()
        hand.move(to: 0.018, over: 0.3)
        #expect(hand.scorer.currentStep?.id == "ask-numbness")
        let score = hand.finish()
        #expect(score.step("identify")?.status == .missed)
        #expect(score.step("puncture")?.status == .done)
        #expect(score.critical == ["identity", "screening", "drug", "hygiene"])
    }

    @Test(
        "what is done too late is out of order and earns nothing",
        arguments: ["swab", "posture", "ask-numbness", "stretch"])
    func late(step: String) {
        var attempt = Attempt()
        attempt.late = [step]
        let score = attempt.score()
        #expect(score.step(step)?.status == .outOfOrder)
        #expect(score.band(step) == .zero)
        #expect(score.line(step)?.seen == LocalizedText(ja: "遅すぎた", en: "done too late"))
        #expect(score.lost == (step == "swab" ? ["swab", "dry"] : [step]))
    }

    @Test("what is done before its turn does not count until it is done again")
    func early() {
        var hand = FakeHand()
        hand.step()
        hand.say(.confirm(step: "press"))
        #expect(hand.finish().step("press")?.status == .outOfOrder)
        Attempt().perform(&hand)
        #expect(hand.finish().step("press")?.status == .done)
    }

    @Test("a checklist earns its share, and what does not belong on it costs as much as an item")
    func checklist() {
        var attempt = Attempt()
        attempt.missed = ["fever", "alcohol"]
        #expect(attempt.score().line("screen")?.earned == 16.0 / 6)
        #expect(attempt.score().band("screen") == .partial)
        attempt.wrong = ["screen"]
        #expect(attempt.score().line("screen")?.earned == 12.0 / 6)
        #expect(attempt.score().line("screen")?.feedback?.en == "A vaccination needs no blood group.")
    }

    @Test("a wrong answer costs the points even when it is put right, but harms nobody in time")
    func corrected() {
        func score(_ mode: ScoringMode) -> Score {
            var hand = FakeHand(mode: mode)
            hand.step()
            hand.say(.choose(step: "identify", option: "yes-or-no"))
            Attempt().perform(&hand)
            return hand.finish()
        }
        #expect(score(.learn).band("identify") == .zero)
        #expect(score(.learn).line("identify")?.feedback?.en.hasPrefix("A yes does not prevent") == true)
        #expect(score(.learn).critical == [])
        #expect(score(.test).critical.contains("identity"))
    }

    @Test("in a test what only the trainee declares satisfies no critical item; a decision or an instructor does")
    func evidence() {
        #expect(Attempt().score(mode: .test).critical == ["hygiene"])
        var hand = FakeHand(mode: .test)
        hand.step()
        var attempt = Attempt()
        attempt.skipped = ["hands"]
        hand.say(.confirm(step: "hands"), .instructor)
        attempt.perform(&hand)
        let score = hand.finish()
        #expect(score.critical == [])
        #expect(score.step("hands")?.evidence == .instructor)
        #expect(score.step("identify")?.evidence == .decided)
        #expect(score.step("screen")?.evidence == .decided)
        #expect(score.step("record")?.evidence == .declared)
        #expect(score.step("puncture")?.evidence == .sensed)
        #expect(score.step("swab")?.evidence == .declared)
    }

    @Test("massage costs the pressing's points and says why")
    func massage() {
        var attempt = Attempt()
        attempt.deeds = ["massage"]
        let score = attempt.score()
        #expect(score.lost == ["press"])
        #expect(score.line("press")?.feedback?.en == "Massage spreads the drug and makes bruises.")
    }

    @Test("what nobody knows changes nothing")
    func nonsense() {
        var hand = FakeHand()
        hand.step()
        hand.say(.choose(step: "identify", option: "nobody"))
        hand.say(.choose(step: "nowhere", option: "full-name"))
        hand.say(.check(step: "screen", item: "nothing"))
        hand.say(.confirm(step: "puncture"))
        hand.say(.confirm(step: "dry"))
        hand.say(.did("sing"))
        let score = hand.finish()
        #expect(score.earned == 0)
        #expect(score.steps.allSatisfy { $0.status == .missed })
    }
}
