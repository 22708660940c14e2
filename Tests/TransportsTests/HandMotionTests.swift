import Devices
import Space
import Testing
import Transports

@Suite("a scripted hand")
struct HandMotionTests {
    @Test("starts where the script says, upright over the site")
    func start() throws {
        let hand = try Hand("- dwell: 10 ms")
        let site = Hand.chart.place(x: 0.005, y: -0.085)
        #expect((hand.tip(0) - (site.point + site.normal * 0.05)).length < 1e-9)
        #expect((hand.axis(0) + site.normal).length < 1e-9)
        #expect(hand.motion.moments.count == 11)
    }

    @Test("moves from rest to rest with the least jerk: 15/8 of the mean speed in the middle")
    func minimumJerk() throws {
        let hand = try Hand("- to: {height: 10 mm, over: 1 s}")
        func speed(_ tick: Int) -> Double { (hand.tip(tick + 1) - hand.tip(tick)).length * 1000 }
        #expect(speed(0) < 1e-5 && speed(999) < 1e-5)
        #expect(abs(speed(499) - 0.040 * 1.875) < 1e-5)
        #expect(abs(hand.height(500) - 0.030) < 1e-9)
        #expect(abs(hand.height(1000) - 0.010) < 1e-9)
        // The quintic's value at a quarter of the time is 53/512.
        #expect(abs(hand.height(250) - (0.050 - 0.040 * 53 / 512)) < 1e-9)
    }

    @Test("goes in and out along one straight line, whatever the angle")
    func straight() throws {
        let hand = try Hand(
            """
            - to: {height: 5 mm, angle: 45 deg, lean: 30 deg, over: 1 s}
            - insert: {depth: 20 mm, over: 0.3 s}
            - dwell: 100 ms
            - withdraw: {height: 40 mm, over: 0.5 s}
            """)
        let axis = hand.axis(1000)
        let out = Hand.chart.place(x: 0.005, y: -0.085).normal
        #expect(abs(-axis.dot(out) - 0.7071067811865476) < 1e-9)
        for tick in 1000...1900 {
            #expect((hand.tip(tick) - hand.tip(1000)).across(axis).length < 1e-9)
            #expect((hand.axis(tick) - axis).length < 1e-12)
        }
        #expect(abs((hand.tip(1300) - hand.tip(1000)).dot(axis) - 0.025) < 1e-9)
        #expect(abs((hand.tip(1900) - hand.tip(1000)).dot(axis) + 0.035) < 1e-9)
    }

    @Test("an angle of 45 deg with a lean of 90 deg puts the upper end toward the head")
    func lean() throws {
        let hand = try Hand("- dwell: 1 ms", start: "height: 0 mm, angle: 45 deg, lean: 90 deg")
        #expect(abs(hand.axis(0).y + 0.7071067811865476) < 1e-9)
    }

    @Test("keeps its angle to the skin while it slides round the arm")
    func slides() throws {
        let hand = try Hand(
            "- to: {site: [45 mm, -60 mm], height: 20 mm, over: 2 s}",
            start: "height: 20 mm, angle: 60 deg, lean: 0 deg")
        for tick in stride(from: 0, through: 2000, by: 50) {
            let chart = Hand.chart.place(x: 0.005 + (0.040) * share(tick, of: 2000), y: 0)
            #expect(abs(-hand.axis(tick).dot(chart.normal) - 0.8660254037844386) < 1e-9)
        }
    }

    func share(_ tick: Int, of length: Int) -> Double {
        let t = Double(tick) / Double(length)
        return t * t * t * (10 - 15 * t + 6 * t * t)
    }

    @Test("pushes the plunger while it withdraws, where the script says together")
    func together() throws {
        let hand = try Hand(
            """
            - insert: {depth: 15 mm, over: 0.5 s}
            - together:
                - plunge: {to: 100 %, over: 1 s}
                - withdraw: {height: 10 mm, over: 0.4 s}
            - dwell: 100 ms
            """)
        #expect(hand.motion.moments.count == 1601)
        #expect(hand.motion.moments[500].plunger == 0 && hand.motion.moments[1500].plunger == 1)
        #expect(hand.motion.moments[700].plunger > 0.05 && hand.height(700) > -0.010)
        #expect(abs(hand.height(900) - 0.010) < 1e-9 && hand.motion.moments[900].plunger < 0.9)
    }

    @Test("holds the device from the start, and presses and releases at the exact tick")
    func buttons() throws {
        let hand = try Hand(
            """
            - dwell: 100 ms
            - press: plunger
            - dwell: 50 ms
            - release: plunger
            - release: dead-man
            - dwell: 10 ms
            """)
        let buttons = hand.motion.moments.map(\.buttons)
        #expect(buttons[99] == .deadMan && buttons[100] == Buttons.deadMan.union(.plunger))
        #expect(buttons[149].contains(.plunger) && buttons[150] == Buttons.none)
    }

    @Test("says what no sensor sees at the exact tick, in order")
    func actions() throws {
        let hand = try Hand(
            """
            - choose: {step: identify, option: name-and-birthday}
            - dwell: 250 ms
            - check: {step: screen, items: [consent, allergies]}
            - confirm: hands
            - dwell: 100 ms
            - did: recap
            - end
            """)
        #expect(
            hand.motion.actions == [
                TimedAction(
                    tick: 0,
                    action: Action(.choose(step: "identify", option: "name-and-birthday"), evidence: .decided)),
                TimedAction(tick: 250, action: Action(.check(step: "screen", item: "consent"))),
                TimedAction(tick: 250, action: Action(.check(step: "screen", item: "allergies"))),
                TimedAction(tick: 250, action: Action(.confirm(step: "hands"))),
                TimedAction(tick: 350, action: Action(.did("recap"))),
                TimedAction(tick: 350, action: Action(.end)),
            ])
        #expect(hand.script.actions == hand.motion.actions && hand.script.duration == 0.35)
    }
}
