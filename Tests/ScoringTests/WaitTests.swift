import Authoring
import Devices
import Scoring
import Testing

@Suite("a wait") struct WaitTests {
    /// A hand that has just disinfected, its needle so far from the skin, m.
    private func disinfected(at height: Double) -> FakeHand {
        var hand = FakeHand()
        hand.period = 0.001
        hand.travel = -height
        hand.step()
        hand.say(.confirm(step: "swab"))
        return hand
    }

    @Test("runs ten times as fast from the disinfecting, and stops at its limit")
    func fast() {
        var hand = disinfected(at: 0.03)
        #expect(hand.scorer.waitState?.step == "dry")
        hand.dwell(1)
        #expect(hand.scorer.waitState?.factor == 10)
        #expect(hand.scorer.waitState.map { abs($0.elapsed - 10) < 0.02 } == true)
        #expect(hand.scorer.waitState?.target == 30)
        hand.dwell(1.99)
        #expect(hand.scorer.waitState != nil)
        hand.dwell(0.02)
        #expect(hand.scorer.waitState == nil)
        #expect(abs(hand.scorer.fastForwarded - 27) < 1e-6)
        hand.dwell(2)
        #expect(abs(hand.scorer.fastForwarded - 27) < 1e-6)
    }

    @Test("runs at its own pace within 5 mm of the skin, and on when the needle is away again")
    func nearSkin() {
        var hand = disinfected(at: 0.0049)
        hand.dwell(1)
        #expect(hand.scorer.fastForwarded == 0)
        #expect(hand.scorer.waitState?.factor == 1)
        hand.travel = -0.0051
        hand.dwell(1)
        #expect(abs(hand.scorer.fastForwarded - 9) < 1e-6)
    }

    @Test(
        "is scored by the procedure's clock at the puncture",
        arguments: [(3.0, CriterionResult.Band.full), (2.9, .partial), (1.5, .partial), (1.4, .zero)])
    func bands(seconds: Double, band: CriterionResult.Band) {
        var hand = disinfected(at: 0.0051)
        hand.dwell(seconds)
        hand.travel = 0.001
        hand.step()
        let line = hand.finish().line("dry")
        #expect(line?.band == band, "\(line?.value ?? -1)")
        #expect(line?.value.map { abs($0 - seconds * 10) < 0.02 } == true)
        #expect(line?.seen.en.hasSuffix(" of it fast-forwarded") == true)
        #expect(line?.seen.ja.contains("早送り") == true)
    }

    @Test("begins again when the skin is disinfected again")
    func again() {
        var hand = disinfected(at: 0.03)
        hand.dwell(3.1)
        #expect(hand.scorer.waitState == nil)
        hand.say(.confirm(step: "swab"))
        #expect(hand.scorer.waitState?.elapsed == 0)
        hand.dwell(0.5)
        hand.travel = 0.001
        hand.step()
        #expect(hand.finish().band("dry") == .zero)
    }

    @Test("does not begin without the disinfecting")
    func noSwab() {
        var hand = FakeHand()
        hand.dwell(1)
        hand.say(.confirm(step: "dry"))
        hand.dwell(1)
        #expect(hand.scorer.waitState == nil)
        #expect(hand.scorer.fastForwarded == 0)
    }
}
