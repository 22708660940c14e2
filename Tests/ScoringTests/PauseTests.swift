import Scoring
import Servo
import Sessions
import Testing

@Suite("scoring a procedure that is held") struct PauseTests {
    /// A hand that is held for a while wherever it is at a tick.
    private func held(at stop: UInt64?, for seconds: Double) -> (score: Score, hand: FakeHand) {
        var hand = FakeHand()
        hand.heldAt = stop
        hand.heldFor = seconds
        Attempt().perform(&hand)
        return (hand.finish(), hand)
    }

    @Test(
        "a pause of a minute costs no point and changes no time, before the needle, in the muscle or after it",
        arguments: [20, 300, 480, 600, 900])
    func same(_ tick: UInt64) throws {
        let (plain, _) = held(at: nil, for: 0), (paused, hand) = held(at: tick, for: 60)
        let marks = hand.events.map(\.kind).filter { $0 == .paused || $0 == .resumed }
        #expect(marks == [.paused, .resumed])
        #expect(abs(hand.scorer.heldTime - 60) < 0.02)
        #expect(paused.verdict == plain.verdict)
        #expect(paused.percent == plain.percent)
        for (one, other) in zip(plain.metrics, paused.metrics) {
            let (before, after) = (one.value ?? 0, other.value ?? 0)
            #expect(one.id == other.id)
            let most = 0.011 * max(1, abs(before))
            #expect(abs(before - after) <= most, "\(one.id)")
        }
    }

    @Test("a needle that is drawn out in a pause is out when the procedure goes on")
    func out() throws {
        var hand = FakeHand()
        hand.move(to: 0.01, over: 0.3)
        hand.meets.insert(.paused)
        hand.dwell(2)
        hand.move(to: -0.03, over: 0.3)
        hand.dwell(2)
        hand.meets = .none
        hand.dwell(0.5)
        #expect(hand.events.map(\.kind).contains(.needleLeftSkin))
        // A second puncture is one more: the first is over.
        hand.move(to: 0.01, over: 0.3)
        #expect(hand.events.map(\.kind).contains(.skinPunctured(count: 2)))
        #expect(abs(hand.scorer.heldTime - 4.3) < 0.02)
    }
}
