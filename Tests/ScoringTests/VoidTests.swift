import Authoring
import Scoring
import Servo
import Testing

@Suite("void, not failed") struct VoidTests {
    private func lost(for seconds: Double, at travel: Double, _ fail: (inout FakeHand, Bool) -> Void) -> Score {
        var hand = FakeHand()
        hand.move(to: travel, over: 0.2)
        fail(&hand, true)
        hand.dwell(seconds)
        fail(&hand, false)
        hand.dwell(0.2)
        return hand.finish()
    }

    @Test("a device that is out of range in tissue for more than 500 ms makes the attempt void")
    func gap() {
        let score = lost(for: 0.52, at: 0.015) { $0.tracked = !$1 }
        #expect(score.verdict == .void)
        #expect(score.voidReasons.count == 1)
        #expect(score.voidReasons.first?.en.contains("0.52 s") == true)
        #expect(score.feedback.first?.en == "This attempt can't be judged. Please repeat it.")
    }

    @Test("for 500 ms, or outside tissue, it does not")
    func shortGap() {
        #expect(lost(for: 0.5, at: 0.015) { $0.tracked = !$1 }.verdict == .failed)
        #expect(lost(for: 2, at: -0.01) { $0.tracked = !$1 }.verdict == .failed)
    }

    @Test("a device that is gone counts, an emergency stop does not")
    func faults() {
        #expect(lost(for: 0.6, at: 0.015) { $0.fault = $1 ? .deviceGone : .none }.verdict == .void)
        #expect(lost(for: 0.6, at: 0.015) { $0.fault = $1 ? .emergencyStop : .none }.verdict == .failed)
    }

    @Test(
        "more than 1 % of missed ticks makes it void, 1 % does not",
        arguments: [(99, 1, false), (98, 2, true), (990, 11, true)])
    func missed(ran: UInt64, missed: UInt64, void: Bool) {
        let timing = LoopTiming(
            ticks: ran, missed: missed, dropped: 0, p50: 0, p99: 0, p999: 0, maximum: 0, stepped: false, policy: "")
        let score = Attempt().score(timing: timing)
        #expect(score.verdict == (void ? .void : .passed))
        #expect(score.voidReasons.isEmpty != void)
    }
}
