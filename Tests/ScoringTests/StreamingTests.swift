import Scoring
import Servo
import Sessions
import Space
import TestSupport
import Testing

@Suite("scoring as it goes and afterwards") struct StreamingTests {
    /// A run's frames, what happened at which, and the score that was made meanwhile.
    private func run(
        _ attempt: Attempt, period: Double = 0.001
    ) -> (frames: [Frame], events: [Event], live: Score, hand: FakeHand) {
        var hand = FakeHand()
        hand.period = period
        hand.frames = []
        attempt.perform(&hand)
        return (hand.frames ?? [], hand.events, hand.finish(), hand)
    }

    private static let attempts: [Attempt] = {
        var (stops, shallow, drifts) = (Attempt(), Attempt(), Attempt())
        stops.stops = 2
        stops.retries = 1
        shallow.depth = 0.001
        drifts.drift = 0.003
        return [Attempt(), stops, shallow, drifts]
    }()

    @Test("both give the same score, bit for bit, also where somebody looked at it on the way", arguments: 0..<4)
    func same(number: Int) {
        let (frames, events, live, hand) = run(Self.attempts[number])
        var scorer = Scorer(scenario: Fixtures.covid19, senses: Fixtures.exact)
        var next = 0
        for frame in frames {
            // What was said after a frame has its tick, and comes before the next.
            while next < events.count, events[next].tick < frame.tick || !events[next].isSaid(at: frame) {
                guard events[next].tick <= frame.tick else { break }
                scorer.observe(events[next])
                next += 1
            }
            scorer.observe(frame)
            if frame.tick % 1000 == 0 { _ = scorer.finish(timing: hand.timing) }
        }
        for event in events[next...] { scorer.observe(event) }
        #expect(scorer.finish(timing: hand.timing) == live)
    }

    @Test("no point changes with the phase of sampling", arguments: 0..<4)
    func phase(number: Int) {
        let whole = run(Self.attempts[number]).live
        for shift in [0.00031, 0.00077] {
            var hand = FakeHand()
            hand.period = 0.001
            hand.shift = shift
            Self.attempts[number].perform(&hand)
            let shifted = hand.finish()
            #expect(shifted.earned == whole.earned && shifted.available == whole.available)
            #expect(shifted.critical == whole.critical)
            #expect(shifted.verdict == whole.verdict)
        }
    }

    @Test("no score changes with the time at which the clock starts")
    func start() {
        let early = run(Attempt()).live
        var hand = FakeHand()
        hand.period = 0.001
        hand.startTime = 86_400
        Attempt().perform(&hand)
        #expect(hand.finish() == early)
    }

    @Test(
        "over random attempts no score changes with the start of the clock, and no point with the phase of sampling",
        arguments: 0..<4)
    func property(batch: Int) {
        var random = SeededRandom(seed: UInt64(1000 + batch))
        for _ in 0..<10 {
            let attempt = MoreFaultTests.attempt(&random)
            func score(start: Double = 0, shift: Double = 0) -> Score {
                var hand = FakeHand()
                hand.period = 0.001
                (hand.startTime, hand.shift) = (start, shift)
                attempt.perform(&hand)
                return hand.finish()
            }
            let score0 = score()
            #expect(score(start: .random(in: 1...1e6, using: &random).rounded()) == score0, "\(attempt)")
            let shifted = score(shift: .random(in: 0.0001...0.0009, using: &random))
            #expect(shifted.earned == score0.earned && shifted.available == score0.available, "\(attempt)")
            #expect(shifted.critical == score0.critical && shifted.verdict == score0.verdict, "\(attempt)")
        }
    }

    @Test("a changed script scores the same frames anew")
    func again() {
        let (frames, events, live, hand) = run(Attempt())
        var stricter = Fixtures.covid19
        for step in stricter.steps.indices {
            for criterion in stricter.steps[step].criteria.indices
            where stricter.steps[step].criteria[criterion].id == "angle" {
                stricter.steps[step].criteria[criterion].points = 30
            }
        }
        var scorer = Scorer(scenario: stricter, senses: Fixtures.exact)
        var next = 0
        for frame in frames {
            while next < events.count, events[next].tick < frame.tick || !events[next].isSaid(at: frame) {
                guard events[next].tick <= frame.tick else { break }
                scorer.observe(events[next])
                next += 1
            }
            scorer.observe(frame)
        }
        for event in events[next...] { scorer.observe(event) }
        #expect(scorer.finish(timing: hand.timing).available == live.available + 18)
    }
}

extension Event {
    /// Said after this frame was seen, and not found in it.
    fileprivate func isSaid(at frame: Frame) -> Bool {
        guard case .action = kind else { return false }
        return tick == frame.tick
    }
}
