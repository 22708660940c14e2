import Collision
import Devices
import Scoring
import Servo

/// A whole procedure as a fake hand performs it, with any faults that are asked for.
///
/// Everything at its default is the work of an expert.
struct Attempt {
    /// deg.
    var angle = 90.0
    /// m on the chart.
    var x = 0.0
    var y = -0.085
    /// Seconds of the procedure's clock between disinfecting and puncture.
    var drying = 31.0
    /// Stops in fat on the way in.
    var stops = 0
    /// Punctures that are given up before the good one.
    var retries = 0
    /// Of the tip past the fascia when injecting, m, perpendicular to the skin.
    var depth = 0.010
    /// Seconds per 0.1 mL.
    var rate = 0.6
    /// Share of the dose that is injected.
    var dose = 1.0
    /// Across the needle while injecting, m.
    var drift = 0.0
    /// Of the needle against the way in while it is withdrawn, deg.
    var lever = 0.0
    /// Share of the dose that still flows while the needle is withdrawn.
    var flowsOnTheWayOut = 0.0
    /// Seconds on bone before it is drawn back; below 0 bone is not touched.
    var onBone = -1.0
    /// Seconds from withdrawal to the sharps bin.
    var discard = 1.0
    /// Steps that are not done.
    var skipped: Set<String> = []
    /// Steps at which the wrong thing is chosen or ticked.
    var wrong: Set<String> = []
    /// Checklist items that are not ticked.
    var missed: Set<String> = []
    /// Steps that are done only after the injection.
    var late: Set<String> = []
    /// What is done that nobody asks for, after the withdrawal.
    var deeds: [String] = []

    static let preparing = [
        "identify", "screen", "side", "drug-check", "hands", "posture", "landmarks", "swab", "stretch",
    ]

    func score(
        _ scenario: Scenario = Fixtures.covid19, senses: [Measure: Sensing] = Fixtures.exact,
        mode: ScoringMode = .learn,
        period: Double = 0.005, timing: LoopTiming? = nil
    ) -> Score {
        var hand = FakeHand(scenario, senses: senses, mode: mode)
        hand.period = period
        perform(&hand)
        return hand.finish(timing)
    }

    func perform(_ hand: inout FakeHand) {
        hand.dwell(0.05)
        prepare(&hand)
        for _ in 0..<retries { giveUp(&hand) }
        insert(&hand)
        if !late.contains("ask-numbness") { act("ask-numbness", &hand) }
        inject(&hand)
        for step in late.sorted() { act(step, &hand, isLate: true) }
        withdraw(&hand)
        clear(&hand)
    }

    private func prepare(_ hand: inout FakeHand) {
        for step in Self.preparing where step != "swab" && step != "stretch" && !late.contains(step) {
            act(step, &hand)
        }
        hand.x = x
        hand.y = y
        hand.angle = angle * .pi / 180
        hand.move(to: -0.012, over: 0.1)
        if !late.contains("stretch") { act("stretch", &hand) }
        if !late.contains("swab") { act("swab", &hand) }
        // The wait runs ten times as fast while the needle is away.
        hand.dwell(max(0, (drying - Self.approach) / 10))
    }

    /// Seconds of the procedure from the end of the wait to the puncture: from 12 to 5 mm in 0.056 s at ten times the
    /// pace, the rest in 0.04 s at its own.
    private static let approach = 0.6

    private func insert(_ hand: inout FakeHand) {
        hand.move(to: 0.0005, over: 0.1)
        let sine = hand.frame.steepness
        let target = (hand.face(.muscle) + depth) / sine
        if stops > 0 {
            for number in 1...stops {
                let fat = hand.face(.fat) + (hand.face(.fascia) - hand.face(.fat)) * Double(number) / Double(stops + 1)
                hand.move(to: fat / sine, over: 0.1)
                hand.dwell(0.5)
            }
        }
        if onBone >= 0 {
            hand.move(to: (hand.face(.bone) + 0.0005) / sine, over: 0.3)
            hand.dwell(onBone)
            hand.move(to: target, over: 0.1)
        } else {
            hand.move(to: target, over: 0.3)
        }
        hand.dwell(0.4)
    }

    private func giveUp(_ hand: inout FakeHand) {
        hand.move(to: 0.0005, over: 0.1)
        hand.move(to: 0.004, over: 0.1)
        hand.move(to: -0.012, over: 0.1)
        hand.dwell(0.05)
    }

    private func inject(_ hand: inout FakeHand) {
        let inside = dose - flowsOnTheWayOut
        guard inside > 0 else { return }
        let seconds = rate * 3 * inside
        let away = drift
        hand.glide(seconds) { hand, share in
            hand.plunger = inside * share
            hand.aside = away * max(0, (share - 0.2) / 0.8)
        }
        hand.dwell(0.4)
    }

    private func withdraw(_ hand: inout FakeHand) {
        let (from, all, way) = (hand.travel, dose, lever * .pi / 180)
        let start = hand.plunger
        if flowsOnTheWayOut > 0 {
            // The plunger never rests: the way out begins while it still moves.
            hand.glide(rate * 3 * flowsOnTheWayOut) { hand, share in
                hand.travel = from - 0.008 * share
                hand.plunger = start + (all - start) * share
            }
        }
        let rest = hand.travel
        hand.glide(0.3) { hand, share in
            hand.travel = rest + (-0.03 - rest) * share
            hand.lever = share > 0.05 ? way : 0
        }
        hand.lever = 0
    }

    private func clear(_ hand: inout FakeHand) {
        hand.dwell(discard)
        act("discard", &hand)
        for deed in deeds { hand.say(.did(deed)) }
        for step in ["press", "observe", "record"] { act(step, &hand) }
        hand.dwell(0.05)
        hand.say(.end)
    }

    /// Does one step, rightly or wrongly.
    private func act(_ id: String, _ hand: inout FakeHand, isLate: Bool = false) {
        guard !skipped.contains(id), let step = hand.scorer.scenario.step(id) else { return }
        switch step.kind {
        case .ask, .choose:
            guard let option = step.options.first(where: { $0.right != wrong.contains(id) }) else { return }
            hand.say(.choose(step: id, option: option.id))
        case .checklist:
            for item in step.items
            where (item.wrong == nil && !missed.contains(item.id)) || (item.wrong != nil && wrong.contains(id)) {
                hand.say(.check(step: id, item: item.id))
            }
        case .confirm: hand.say(.confirm(step: id))
        case .sensed, .wait: break
        }
    }
}
