import Authoring
import Scoring
import Testing

@Suite("an incomplete procedure") struct IncompleteTests {
    @Test("strokes that puncture and nothing else are scored for what they were")
    func strokes() {
        var hand = FakeHand(senses: Fixtures.pen)
        for _ in 0..<4 {
            hand.move(to: 0.012, over: 0.3)
            hand.move(to: -0.02, over: 0.3)
            hand.dwell(0.2)
        }
        let score = hand.finish()
        #expect(score.verdict == .failed)
        #expect(score.band("site") == .full)
        #expect(score.band("angle") == .full)
        #expect(score.band("attempts") == .zero)
        #expect(score.line("attempts")?.value == 4)
        for line in ["depth", "dose", "dwell", "withdrawal", "swab", "dry", "sharps"] {
            #expect(score.band(line) == .zero)
            #expect(score.line(line)?.seen.en == "not done")
        }
        #expect(score.step("inject")?.status == .missed)
        #expect(score.step("withdraw")?.status == .outOfOrder)
        #expect(score.critical == ["identity", "screening", "drug", "hygiene"])
        #expect(score.earned == 24)
        #expect(score.metrics.first { $0.id == "punctures" }?.value == 4)
    }

    @Test("a needle that is still in the muscle has not been withdrawn, and its dose is not yet wrong")
    func stillIn() {
        var hand = FakeHand()
        hand.move(to: 0.018, over: 0.3)
        hand.dwell(0.4)
        hand.push(to: 0.5, over: 0.9)
        let score = hand.finish()
        #expect(score.band("depth") == .full)
        #expect(score.band("rate") == .full)
        #expect(score.band("dose") == .zero)
        #expect(!score.critical.contains("dose"))
        #expect(score.step("withdraw")?.status == .missed)
    }

    @Test("half a dose in each of two punctures is the whole dose")
    func twoHalves() {
        var hand = FakeHand()
        for half in [0.5, 1.0] {
            hand.move(to: 0.018, over: 0.3)
            hand.push(to: half, over: 0.9)
            hand.dwell(0.4)
            hand.move(to: -0.02, over: 0.3)
        }
        let score = hand.finish()
        #expect(score.band("dose") == .full)
        #expect(score.band("attempts") == .partial)
        #expect(!score.critical.contains("dose"))
        #expect(score.line("rate")?.value.map { abs($0 - 0.6) < 0.02 } == true)
    }

    @Test("a creeping trigger in fat is no injection")
    func creep() {
        var hand = FakeHand()
        hand.move(to: 0.004, over: 0.1)
        hand.push(to: 0.005, over: 0.1)
        hand.move(to: 0.018, over: 0.2)
        hand.dwell(0.4)
        hand.push(to: 1, over: 1.8)
        hand.dwell(0.4)
        hand.move(to: -0.02, over: 0.3)
        let score = hand.finish()
        #expect(score.band("depth") == .full)
        #expect(score.band("dose") == .full)
        #expect(score.band("layer") == .full)
    }

    @Test("an injection that takes two minutes is one, and too slow")
    func slow() {
        var hand = FakeHand()
        hand.move(to: 0.018, over: 0.3)
        hand.dwell(0.4)
        hand.push(to: 1, over: 120)
        hand.dwell(0.4)
        hand.move(to: -0.02, over: 0.3)
        let score = hand.finish()
        #expect(score.band("rate") == .zero)
        #expect(score.line("rate")?.value.map { abs($0 - 40) < 0.2 } == true)
        #expect(score.band("dose") == .full)
        #expect(score.band("dwell") == .full)
    }

    @Test("a needle that goes in while the plunger moves injects from its puncture on")
    func pushingIn() {
        var hand = FakeHand()
        hand.travel = -0.005
        hand.step()
        hand.glide(1.5) { hand, share in
            hand.plunger = share
            hand.travel = -0.005 + 0.023 * share
        }
        let score = hand.finish()
        #expect(score.band("depth") == .zero)
        #expect(score.critical.contains("target-layer"))
    }

    @Test("a slow drift outward while injecting is drift, not a withdrawal")
    func slowDrift() {
        var hand = FakeHand()
        hand.move(to: 0.018, over: 0.3)
        hand.dwell(0.4)
        hand.glide(1.8) { hand, share in
            hand.plunger = share
            hand.travel = 0.018 - 0.003 * share
        }
        hand.dwell(0.5)
        hand.move(to: -0.02, over: 0.3)
        let score = hand.finish()
        #expect(score.band("drift") == .partial)
        #expect(score.band("dwell") == .full)
        #expect(!score.critical.contains("withdrawn-while-flowing"))
    }
}
