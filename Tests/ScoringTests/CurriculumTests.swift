import Authoring
import FoundationEssentials
import Scoring
import TestSupport
import Testing

/// Every shipped scenario with every hand that is written for it: a folder of `hands` is found and played.
///
/// A hand `expert.yaml` has its score beside it, `expert.score`. `SENSHI_REWRITE_CASES=1 swift test` writes them anew.
@Suite("the curriculum") struct CurriculumInRelease {
    /// One hand of one scenario.
    struct Played: CustomTestStringConvertible {
        let scenario: String
        let hand: String
        var testDescription: String { "\(scenario)/\(hand)" }
    }

    static let hands = Fixtures.scenarios.keys.sorted().flatMap { scenario in
        Fixtures.names(in: "\(RealHand.folder)/\(scenario)").map { Played(scenario: scenario, hand: $0) }
    }

    @Test("there are nine scenarios, each with an expert and at least two faulty hands")
    func nine() {
        #expect(Fixtures.scenarios.count >= 9)
        for (name, scenario) in Fixtures.scenarios {
            #expect(scenario.id == name)
            let own = Self.hands.filter { $0.scenario == name }.map(\.hand)
            #expect(own.contains("expert") && own.count >= 3, "\(name): \(own)")
            #expect(CaseCheck(scenario).refusal == nil, "\(name)")
            #expect(scenario.draft, "\(name): no clinician has reviewed it")
            let sum = scenario.steps.reduce(0) { $0 + $1.points + $1.criteria.reduce(0) { $0 + $1.points } }
            #expect(sum == 100, "\(name): \(sum) points")
        }
    }

    @Test(
        "each hand gets the score that is written beside it; experts pass, the others lose what belongs to their fault",
        arguments: hands)
    func golden(_ played: Played) throws {
        let scenario = try #require(Fixtures.scenarios[played.scenario])
        let score = try RealHand(played.hand, scenario: scenario).score
        let pair = GoldenCase(
            name: played.hand, in: "\(RealHand.folder)/\(played.scenario)", output: "score")
        let difference = try pair.difference(from: score.listing)
        #expect(difference == nil, "\(difference ?? "")")
        if played.hand == "expert" {
            #expect(score.verdict == .passed && score.percent >= 90, "\(score.listing)")
        } else {
            #expect(score.lost != [] || score.critical != [] || score.events.contains { !$0.isRight })
        }
    }
}

extension Score {
    /// What golden files keep of a score: verdict, points, what was lost and why, critical errors, events.
    var listing: String {
        var lines = ["\(verdict.rawValue) \(earned) of \(available)"]
        lines += criticalErrors.map { "critical \($0.step) \($0.id): \($0.seen.en)" }
        for step in steps {
            for line in step.criteria where line.earned < line.available || line.band == .explained {
                lines.append("lost \(step.id)/\(line.id) \(line.earned) of \(line.available): \(line.seen.en)")
            }
        }
        for event in events {
            lines.append("event \(event.id): \(event.isRight ? "right" : "not right")")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
