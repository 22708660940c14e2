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
        var isExpert: Bool { hand == "expert" }
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

    /// What a hand's file says must come of it: `# Costs:`, `# Fails by:`, `# Handled wrongly:`, `# Handled rightly:`.
    private struct Promise {
        private let lines: [Substring]

        init(_ played: Played) throws {
            let path = "\(RealHand.folder)/\(played.scenario)/\(played.hand).yaml"
            let text = try String(contentsOfFile: path, encoding: .utf8)
            lines = text.split(separator: "\n").filter { $0.hasPrefix("# ") }.map { $0.dropFirst(2) }
        }

        func named(_ key: String) -> Set<String> {
            guard let line = lines.first(where: { $0.hasPrefix("\(key): ") }) else { return [] }
            return Set(line.dropFirst(key.count + 2).split(separator: ",").map { String($0.drop { $0 == " " }) })
        }
    }

    @Test("every scenario has a faulty hand that fails it")
    func fails() throws {
        for name in Fixtures.scenarios.keys {
            let failing = try Self.hands.filter { $0.scenario == name && !$0.isExpert }
                .filter { try !Promise($0).named("Fails by").isEmpty }
            #expect(!failing.isEmpty, "\(name)")
        }
    }

    @Test("every event of an injection has a hand that handles it rightly and one that does not")
    func eventHands() throws {
        let events = try #require(Fixtures.scenarios["covid19-deltoid-im"]).events.map(\.id)
        #expect(events.count == 8)
        let own = Self.hands.filter { $0.scenario == "covid19-deltoid-im" }
        for key in ["Handled rightly", "Handled wrongly"] {
            let named = try Set(own.flatMap { try Promise($0).named(key) })
            #expect(named == Set(events), "\(key)")
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
        if played.isExpert {
            #expect(score.verdict == .passed && score.percent >= 90, "\(score.listing)")
        }
        // What its file names, all of it, and nothing unrelated.
        let promise = try Promise(played)
        #expect(Set(score.costs) == promise.named("Costs"), "\(score.listing)")
        #expect(Set(score.critical) == promise.named("Fails by"), "\(score.listing)")
        #expect(Set(score.events.filter { !$0.isRight }.map(\.id)) == promise.named("Handled wrongly"))
        #expect(Set(score.events.filter(\.isRight).map(\.id)) == promise.named("Handled rightly"))
        #expect(score.verdict == (score.critical.isEmpty ? .passed : .failed), "\(score.listing)")
        if !played.isExpert { #expect(score.costs != [] || score.critical != [] || score.events != []) }
    }
}

extension Score {
    /// The lines that earned less than they might, or were explained by another's loss, as step/criterion.
    var costs: [String] {
        steps.flatMap { step in
            step.criteria.filter { $0.earned < $0.available || $0.band == .explained }.map { "\(step.id)/\($0.id)" }
        }
    }

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
