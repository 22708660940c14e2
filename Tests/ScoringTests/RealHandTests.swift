import Scoring
import Sessions
import Testing

@Suite("scripted hands through the real tick") struct RealHandTests {
    /// What a hand loses, and its critical errors.
    struct Expectation: CustomTestStringConvertible {
        let hand: String
        let lost: [String]
        let critical: [String]
        var testDescription: String { hand }
    }

    @Test(
        "each fault costs what belongs to it and nothing else",
        arguments: [
            Expectation(hand: "expert", lost: [], critical: []),
            Expectation(hand: "angle-45", lost: ["angle"], critical: []),
            Expectation(hand: "stops-in-fat", lost: ["motion"], critical: []),
            Expectation(hand: "strikes-bone", lost: ["bone"], critical: ["bone"]),
            Expectation(hand: "before-dry", lost: ["dry"], critical: []),
            Expectation(hand: "withdraws-while-injecting", lost: ["dwell"], critical: ["withdrawn-while-flowing"]),
        ])
    func faults(_ expected: Expectation) throws {
        let run = try RealHand(expected.hand)
        #expect(run.score.lost == expected.lost)
        #expect(run.score.critical == expected.critical)
    }

    @Test("the expert's waiting is fast-forwarded tenfold, away from the skin, and the score says by how much")
    func waiting() throws {
        let run = try RealHand("expert")
        #expect(run.waitStates.map(\.step) == ["dry"])
        #expect(run.waitStates.map(\.factor) == [10])
        #expect(run.waitStates.first?.target == 30)
        #expect(run.score.metrics.first { $0.id == "fast-forwarded" }?.value == 27)
    }

    @Test("each event of an expert's injection comes once, in the order in which it happens")
    func events() throws {
        let kinds = try RealHand("expert").events.map(\.kind).filter {
            if case .action = $0 { false } else { true }
        }
        #expect(
            kinds == [
                .skinTouched, .skinPunctured(count: 1), .fasciaPunctured, .needleStopped, .plungerStarted,
                .syringeEmpty, .plungerStopped, .needleMoved, .needleLeftSkin,
            ])
    }

    @Test("the same hand earns the same score twice")
    func repeats() throws {
        #expect(try RealHand("strikes-bone").score == RealHand("strikes-bone").score)
    }
}
