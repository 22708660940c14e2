import Authoring
import Devices
import Scoring
import Servo
import TestSupport
import Testing

@Suite("what happens to the patient") struct EventTests {
    private static let events = """
        events:
          - id: paraesthesia
            title: {ja: 電撃痛, en: Electric shock}
            when: {touches: nerve}
            cue: {says: {ja: 指先まで電気が走りました, en: A shock ran down to my fingers}}
            react:
              - {id: stop, does: plunger-still, within: 1 s, text: {ja: 止める, en: Stop}}
              - {id: out, does: needle-out, within: 3 s, text: {ja: 抜く, en: Withdraw}}
              - {id: tell-doctor, within: 60 s, text: {ja: 医師に報告する, en: Tell the doctor}}
            critical: nerve-ignored
            then: {restart-from: side}
          - id: syncope
            title: {ja: 血管迷走神経反応, en: Vasovagal syncope}
            when: {after: withdraw, between: 1 s to 2 s, chance: 50 %}
            cue: {says: {ja: 気分が悪いです, en: I feel faint}, sees: {ja: 顔面蒼白、冷汗, en: "Pale, sweating"}}
            react:
              - {id: lie-flat, within: 15 s, text: {ja: 寝かせて足を上げる, en: "Lie flat, legs up"}}
            forbids: [{did: adrenaline, error: wrong-drug}]
          - id: anaphylaxis
            title: {ja: アナフィラキシー, en: Anaphylaxis}
            when: {instructor: true}
            cue: {sees: {ja: 全身の蕁麻疹、喘鳴, en: "Urticaria, wheeze"}}
            react:
              - {id: call-help, within: 30 s, text: {ja: 人を呼ぶ, en: Call for help}}
            then: end

        """

    private static let scenario: Scenario = {
        let text = Fixtures.covid19.documents.first?.text ?? ""
        let diagnostics = Diagnostics()
        let own =
            text + "\ncritical-errors:\n  nerve-ignored: {ja: 神経, en: Nerve ignored}\n"
            + "  wrong-drug: {ja: 薬, en: Wrong drug}\n" + events
        guard
            let scenario = Scenario(
                Document(text: own, file: "events.yaml", into: diagnostics), guidelines: Fixtures.guidelines,
                into: diagnostics)
        else { fatalError(diagnostics.rendered()) }
        return scenario
    }()

    /// A needle in muscle that meets a nerve.
    private func onNerve() -> FakeHand {
        var hand = FakeHand(Self.scenario)
        hand.period = 0.01
        hand.dwell(0.05)
        hand.move(to: 0.015, over: 0.3)
        hand.meets = .nearNerve
        hand.step()
        hand.meets = .none
        return hand
    }

    @Test("a nerve gives its cue, and a needle that is out in three seconds is right")
    func nerve() throws {
        var hand = onNerve()
        #expect(hand.scorer.activeEvent?.id == "paraesthesia")
        hand.dwell(0.5)
        hand.move(to: -0.02, over: 0.5)
        hand.say(.did("tell-doctor"))
        hand.dwell(0.1)
        let score = hand.finish()
        let event = try #require(score.events.first)
        #expect(event.isRight, "\(event)")
        #expect(!score.critical.contains("nerve-ignored"))
        #expect(hand.scorer.activeEvent == nil)
    }

    @Test("a needle that stays is a critical error, with what was not done")
    func ignored() throws {
        var hand = onNerve()
        hand.dwell(4)
        hand.move(to: -0.02, over: 0.5)
        let score = hand.finish()
        #expect(score.critical.contains("nerve-ignored"))
        #expect(score.verdict == .failed)
        let out = try #require(score.events.first?.reactions.first { $0.id == "out" })
        #expect(!out.isRight && (out.after ?? 0) > 3)
    }

    @Test("afterwards the procedure begins again from the step that is named, and the punctures stay")
    func restart() {
        var hand = onNerve()
        hand.say(.did("tell-doctor"))
        hand.move(to: -0.02, over: 0.5)
        hand.dwell(0.1)
        #expect(hand.scorer.currentStep?.id == "identify")
        let score = hand.finish()
        #expect(score.step("puncture")?.status == .missed)
        #expect(score.metrics.first { $0.id == "punctures" }?.value == 1)
    }

    @Test("a patient who moves costs nobody a puncture, and the cue says how hard the patient jerks")
    func moves() throws {
        let chance = try #require(Self.scenario.events.firstIndex { $0.id == "patient-moves" })
        var always = Self.scenario
        always.events[chance].trigger = .after(step: "puncture", between: 0.1...0.2, chance: 1)
        #expect(always.events[chance].jerk == 3)
        var hand = FakeHand(always)
        hand.period = 0.01
        hand.dwell(0.05)
        hand.move(to: 0.005, over: 0.1)
        hand.dwell(0.3)
        #expect(hand.scorer.activeEvent?.id == "patient-moves")
        hand.move(to: -0.02, over: 0.2)
        hand.say(.did("calm"))
        hand.dwell(0.1)
        hand.move(to: 0.015, over: 0.3)
        hand.dwell(0.4)
        let score = hand.finish()
        #expect(score.events.first { $0.id == "patient-moves" }?.isRight == true)
        #expect(score.line("attempts")?.band == .full)
        #expect(score.metrics.first { $0.id == "punctures" }?.value == 2)
    }

    @Test("the luck of a cohort is the same for all of it, and differs between cohorts")
    func luck() {
        func faints(_ cohort: UInt64) -> Bool {
            var hand = FakeHand(Self.scenario.varied(cohort: cohort))
            hand.period = 0.01
            hand.dwell(0.05)
            hand.move(to: 0.015, over: 0.3)
            hand.move(to: -0.02, over: 0.3)
            hand.dwell(3)
            return hand.finish().events.contains { $0.id == "syncope" }
        }
        let all = (0..<24).map { faints(UInt64($0)) }
        #expect(all == (0..<24).map { faints(UInt64($0)) })
        #expect(all.contains(true) && all.contains(false))
    }

    @Test("luck changes no total, whatever is done about it")
    func apart() {
        func score(_ reacts: Bool) -> Score {
            var hand = FakeHand(Self.scenario)
            hand.period = 0.01
            Attempt().perform(&hand)
            hand.say(.did("anaphylaxis"), .instructor)
            if reacts { hand.say(.did("call-help")) }
            hand.dwell(0.1)
            return hand.finish()
        }
        let (with, without) = (score(true), score(false))
        #expect(with.earned == without.earned && with.available == without.available)
        #expect(with.events.first?.isRight == true)
        #expect(without.events.first?.isRight == false)
    }

    @Test("only the instructor brings about what waits for one, and it may end the procedure")
    func instructor() {
        var hand = FakeHand(Self.scenario)
        hand.step()
        hand.say(.did("anaphylaxis"))
        hand.step()
        #expect(hand.scorer.activeEvent == nil)
        hand.say(.did("anaphylaxis"), .instructor)
        #expect(hand.scorer.activeEvent?.id == "anaphylaxis")
        hand.say(.did("call-help"))
        hand.step()
        #expect(hand.scorer.isEnded)
    }

    @Test("recapping a used needle brings about the needle-stick; one that was never used does not")
    func recapped() throws {
        var hand = FakeHand()
        hand.period = 0.01
        hand.say(.did("recap"))
        hand.step()
        #expect(hand.scorer.activeEvent == nil)
        hand.move(to: 0.015, over: 0.3)
        hand.move(to: -0.02, over: 0.3)
        hand.say(.did("recap"))
        hand.step()
        #expect(hand.scorer.activeEvent?.id == "needle-stick")
        hand.say(.did("wash"))
        hand.say(.did("report-stick"))
        hand.step()
        let score = hand.finish()
        #expect(score.events.first { $0.id == "needle-stick" }?.isRight == true)
        #expect(score.critical.contains("recapping") && !score.critical.contains("needle-stick"))
    }

    @Test("what must not be done then is a critical error")
    func forbidden() {
        for cohort in 0..<24 {
            var hand = FakeHand(Self.scenario.varied(cohort: UInt64(cohort)))
            hand.period = 0.01
            hand.dwell(0.05)
            hand.move(to: 0.015, over: 0.3)
            hand.move(to: -0.02, over: 0.3)
            hand.dwell(3)
            guard hand.scorer.activeEvent?.id == "syncope" else { continue }
            hand.say(.did("adrenaline"))
            hand.say(.did("lie-flat"))
            hand.step()
            #expect(hand.finish().critical.contains("wrong-drug"))
            return
        }
        Issue.record("nobody fainted")
    }
}
