import Devices
import Scoring
import Servo
import Testing

@Suite("critical errors") struct CriticalErrorTests {
    /// A fault, and the critical errors that it must raise, all of them.
    struct Cause: CustomTestStringConvertible, Sendable {
        let name: String
        let errors: [String]
        let attempt: Attempt
        let senses: [Measure: Sensing]
        var testDescription: String { name }

        init(
            _ name: String, _ errors: [String], senses: [Measure: Sensing] = Fixtures.exact,
            _ change: (inout Attempt) -> Void
        ) {
            self.name = name
            self.errors = errors
            self.senses = senses
            var attempt = Attempt()
            change(&attempt)
            self.attempt = attempt
        }
    }

    @Test(
        "each is raised by its own cause, alone, and fails the attempt",
        arguments: [
            Cause("not identified", ["identity"]) { $0.skipped = ["identify"] },
            Cause("identified by yes or no", ["identity"]) { $0.wrong = ["identify"] },
            Cause("identified too late", ["identity"]) { $0.late = ["identify"] },
            Cause("consent not asked for", ["screening"]) { $0.missed = ["consent"] },
            Cause("allergies not asked for", ["screening"]) { $0.missed = ["allergies"] },
            Cause("not screened", ["screening"]) { $0.skipped = ["screen"] },
            Cause("screened too late", ["screening"]) { $0.late = ["screen"] },
            Cause("drug not checked", ["drug"]) { $0.missed = ["drug"] },
            Cause("no hand hygiene", ["hygiene"]) { $0.skipped = ["hands"] },
            Cause("hand hygiene too late", ["hygiene"]) { $0.late = ["hands"] },
            Cause("19.9 mm below the acromion", ["site"]) { $0.y = -0.0199 },
            Cause("10.1 mm below the axillary line", ["site"]) { $0.y = -0.0951 },
            Cause("30.1 mm off the midline", ["site"]) { $0.x = -0.0301 },
            Cause("injected in fat", ["target-layer"]) { $0.depth = -0.002 },
            Cause("a dose 10.1 % short", ["dose"]) { $0.dose = 0.899 },
            Cause("withdrawn while flowing", ["withdrawn-while-flowing"]) { $0.flowsOnTheWayOut = 0.3 },
            Cause("recapped", ["recapping", "needle-stick"]) { $0.deeds = ["recap"] },
            Cause("on bone for 3.2 s", ["bone"]) { $0.onBone = 3.2 },
        ])
    func causes(_ cause: Cause) {
        let score = cause.attempt.score(senses: cause.senses, period: 0.002)
        #expect(score.critical == cause.errors)
        #expect(score.verdict == .failed)
        #expect(score.criticalErrors.allSatisfy { $0.ticks != nil && !$0.source.isEmpty })
    }

    @Test(
        "none is raised at its limit, or within the device's uncertainty of it",
        arguments: [
            Cause("20 mm below the acromion", []) { $0.y = -0.020 },
            Cause("30 mm off the midline", []) { $0.x = 0.030 },
            Cause("18 mm below, 2 mm unsure", [], senses: Fixtures.exact(but: .position, 0.002)) { $0.y = -0.018 },
            Cause("97 mm below, 2 mm unsure", [], senses: Fixtures.exact(but: .position, 0.002)) { $0.y = -0.097 },
            Cause("a dose 10 % short", []) { $0.dose = 0.9 },
            Cause("a dose 11 % short, 1 % unsure", [], senses: Fixtures.exact(but: .plunger, 0.01)) { $0.dose = 0.89 },
            Cause("on bone for 2.8 s", []) { $0.onBone = 2.8 },
            Cause("an item of the form missed", []) { $0.missed = ["fever"] },
            Cause("massaged", []) { $0.deeds = ["massage"] },
            Cause("hub left, nothing recapped", []) { $0.deeds = ["whistle"] },
        ])
    func limits(_ cause: Cause) {
        #expect(cause.attempt.score(senses: cause.senses, period: 0.002).critical == cause.errors)
    }

    @Test("more than a tenth of the dose outside the muscle is one, a tenth is not", arguments: [0.099, 0.101])
    func targetLayer(share: Double) {
        var hand = FakeHand()
        hand.period = 0.001
        hand.dwell(0.1)
        hand.move(to: 0.005, over: 0.2)
        hand.push(to: share, over: 0.2)
        hand.move(to: 0.018, over: 0.2)
        hand.push(to: 1, over: 1.5)
        hand.dwell(0.4)
        hand.move(to: -0.03, over: 0.3)
        let score = hand.finish()
        #expect(score.critical.contains("target-layer") == (share > 0.1))
        #expect(score.line("layer")?.value.map { abs($0 - share * 100) < 1e-6 } == true)
    }

    @Test("nothing that never happened is a critical error")
    func nothingHappened() {
        var hand = FakeHand()
        hand.dwell(2)
        let score = hand.finish()
        #expect(score.critical == [])
        #expect(score.earned == 0)
        #expect(score.available == 100)
        #expect(score.verdict == .failed)
    }

    @Test("recapping a needle that was never used is none")
    func unused() {
        var hand = FakeHand()
        hand.dwell(0.1)
        hand.say(.did("recap"))
        hand.dwell(0.1)
        #expect(hand.finish().critical == [])
    }

    @Test("bone that is left at once is none, and what goes on past the end of the run is undecided")
    func boneAtTheEnd() {
        var hand = FakeHand()
        hand.move(to: -0.01, over: 0.1)
        hand.move(to: 0.0246, over: 0.3)
        hand.dwell(2)
        #expect(hand.finish().critical.contains("bone") == false)
        hand.dwell(1.5)
        #expect(hand.finish().critical.contains("bone"))
    }

    @Test("2 mm back from bone is not back; with 1 mm of uncertainty it is", arguments: [0, 0.001])
    func backFromBone(uncertainty: Double) {
        var hand = FakeHand(senses: Fixtures.exact(but: .advance, uncertainty))
        hand.move(to: -0.01, over: 0.1)
        hand.move(to: 0.0241 + 0.0002, over: 0.3)
        hand.move(to: 0.0220, over: 0.2)
        hand.dwell(4)
        hand.move(to: -0.01, over: 0.3)
        #expect(hand.finish().critical.contains("bone") == (uncertainty == 0))
    }
}
