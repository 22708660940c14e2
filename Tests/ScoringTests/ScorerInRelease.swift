import AllocationGuard
import Scoring
import Servo
import Sessions
import Space
import Testing

/// The cost of a frame: stepped runs must be hundreds of times faster than real time.
@Suite(.serialized) struct ScorerInRelease {
    /// An expert's frames and events, to be fed again.
    private func recorded() -> (frames: [Frame], scorer: Scorer) {
        var hand = FakeHand()
        hand.period = 0.001
        hand.frames = []
        Attempt().perform(&hand)
        return (hand.frames ?? [], Scorer(scenario: Fixtures.covid19, senses: Fixtures.exact))
    }

    @Test("frames in which nothing happens allocate nothing, in tissue and out of it")
    func allocations() {
        let frames = recorded().frames
        // Its own, as in a session: a copy would share its storage, and make room anew as it goes.
        var scorer = Scorer(scenario: Fixtures.covid19, senses: Fixtures.exact)
        var detector = EventDetector()
        var trace = FrameTrace()
        var (quiet, busy) = (0, 0)
        for frame in frames {
            var events = 0
            allocationguard_begin()
            detector.observe(frame) { event in
                events += 1
                scorer.observe(event)
            }
            scorer.observe(frame)
            let counts = allocationguard_end()
            trace.observe(frame)
            if events == 0 {
                quiet += 1
                if counts.allocations > 0 { busy += 1 }
            }
        }
        #expect(quiet > 5000)
        // Without an event of its own: the end of the wait, and the push that has become an injection.
        #expect(busy <= 2)
    }

    @Test("a frame costs little")
    func speed() {
        let (frames, fresh) = recorded()
        var best = Duration.seconds(1000)
        for _ in 0..<5 {
            var (scorer, detector) = (fresh, EventDetector())
            var count = 0
            let clock = ContinuousClock()
            let took = clock.measure {
                while count < 60_000 {
                    for frame in frames {
                        detector.observe(frame) { scorer.observe($0) }
                        scorer.observe(frame)
                    }
                    count += frames.count
                }
            }
            best = min(best, took / count)
        }
        print("scoring: \(best) per frame")
        #if DEBUG
            #expect(best < .microseconds(40))
        #else
            #expect(best < .microseconds(1.5))
        #endif
    }
}
