import Devices
import FoundationEssentials
import Scoring
import Testing
import Trainees
import Transports

/// Hands with one fault each, of every kind that can be declared, through the real tick.
@Suite("one fault at a time") struct FaultsInRelease {
    /// All in release. In debug they take long: `SENSHI_SCENARIOS=venepuncture-antecubital,insulin-pen-abdomen-sc` tries these.
    static let tried: [String] = {
        let all = Fixtures.scenarios.keys.sorted()
        if let named = ProcessInfo.processInfo.environment["SENSHI_SCENARIOS"]?.split(separator: ",").map(String.init) {
            return all.filter(named.contains)
        }
        #if DEBUG
            return []
        #else
            return all
        #endif
    }()

    @Test(
        "a fault at five sizes costs its own criterion more and more, and no unrelated one",
        arguments: DeclaredFault.all, tried)
    func sizes(_ fault: DeclaredFault, name: String) throws {
        let scenario = try #require(Fixtures.scenarios[name])
        let expert = try #require(TraineesInRelease.experts[name])
        let clean = TraineesInRelease.score(scenario, expert)
        let own = fault.own.first { clean.measured($0)?.available ?? 0 > 0 }
        let sizes = fault.sizes(expert, scenario)
        guard !sizes.isEmpty else { return }
        #expect(sizes.count == 5)
        let follows = fault.follows(scenario)
        let related = Self.consequences(of: follows.criteria.union(own.map { [$0] } ?? []), in: scenario)
        let errors = Self.errors(of: related, in: scenario).union(follows.errors)
        var earned = Double.infinity
        for size in sizes {
            let score = TraineesInRelease.score(scenario, expert.with(size))
            let lost = Set(score.lost).subtracting(clean.lost)
            #expect(lost.isSubset(of: related), "\(size): \(score.listing)")
            #expect(Set(score.critical).isSubset(of: errors), "\(size): \(score.listing)")
            guard let line = own.flatMap(score.measured) else { continue }
            #expect(line.earned <= earned + 1e-9, "\(size): \(score.listing)")
            earned = line.earned
        }
        // Where the scenario has the criterion, the largest fault costs it, and the smallest did not.
        guard let line = own.flatMap(clean.measured) else { return }
        let least = TraineesInRelease.score(scenario, expert.with(sizes[0]))
        #expect(own.flatMap(least.measured)?.earned == line.earned, "\(name): \(least.listing)")
        if fault.costs(scenario) { #expect(earned < line.available, "\(name)") }
    }

    // MARK: What is done or not

    /// A slip at one step.
    struct Slip: CustomTestStringConvertible, Sendable {
        let scenario: String
        let step: String
        let fault: HandFault
        /// By the rules it is the step's critical error.
        let isCritical: Bool
        var testDescription: String { "\(scenario): \(fault)" }
    }

    static let slips = tried.flatMap(slips(in:))

    /// Every step left out, every item left out, and every wrong answer.
    private static func slips(in name: String) -> [Slip] {
        guard let scenario = Fixtures.scenarios[name], let expert = TraineesInRelease.experts[name] else { return [] }
        return scenario.steps.flatMap { step -> [Slip] in
            // What the expert does not do can't be left out.
            guard expert.says(step.id), step.kind != .wait else { return [] }
            func slip(_ fault: HandFault, _ isCritical: Bool = true) -> Slip {
                Slip(scenario: name, step: step.id, fault: fault, isCritical: isCritical && step.critical != nil)
            }
            let items = step.wanted.map { slip(.misses(step: step.id, item: $0.id), $0.critical) }
            let options = step.options.filter { !$0.right }.map { slip(.chooses(step: step.id, option: $0.id)) }
            return [slip(.forgets(step: step.id))] + items + options
        }
    }

    @Test(
        "a slip costs its own step, is its critical error where it has one, and touches nothing else", arguments: slips)
    func slip(_ slip: Slip) throws {
        let scenario = try #require(Fixtures.scenarios[slip.scenario])
        let expert = try #require(TraineesInRelease.experts[slip.scenario])
        let step = try #require(scenario.step(slip.step))
        let score = TraineesInRelease.score(scenario, expert.with(slip.fault))
        // Times that end with the step, or are counted from it, were never taken where it was left out.
        var related = Set([slip.step])
        if case .forgets = slip.fault {
            related.formUnion(step.criteria.filter { $0.occasion == .step }.map(\.id))
            related.formUnion(scenario.steps.flatMap(\.criteria).filter { $0.since == slip.step }.map(\.id))
        }
        #expect(Set(score.lost).isSubset(of: related), "\(score.listing)")
        if step.points > 0 { #expect(score.lost.contains(slip.step), "\(score.listing)") }
        #expect(score.critical == (slip.isCritical ? [step.critical].compactMap(\.self) : []), "\(score.listing)")
        #expect(score.costs != [] || score.critical != [], "nobody pays: \(score.listing)")
    }

    @Test("faults and slips are of every kind that a hand can be given")
    func kinds() throws {
        let scenario = try #require(Fixtures.scenarios["covid19-deltoid-im"])
        let expert = try #require(TraineesInRelease.experts["covid19-deltoid-im"])
        let sized = DeclaredFault.all.flatMap { $0.sizes(expert, scenario) }
        let slips = Self.slips(in: "covid19-deltoid-im")
        let kinds = Set((sized + slips.map(\.fault)).map { "\($0)".prefix { $0 != "(" } })
        #expect(
            kinds == [
                "slant", "offSite", "depth", "stops", "retries", "drying", "plunger", "unfinished", "drift", "hurry",
                "holdsOn", "tremor", "forgets", "misses", "chooses",
            ])
    }

    /// Criteria, and what one-fault-one-loss counts as their consequences.
    private static func consequences(of criteria: Set<String>, in scenario: Scenario) -> Set<String> {
        var all = criteria
        while true {
            let more = scenario.rules.links.filter { all.contains($0.cause) }.map(\.consequence)
            if all.isSuperset(of: more) { return all }
            all.formUnion(more)
        }
    }

    /// The critical errors that belong to criteria.
    private static func errors(of criteria: Set<String>, in scenario: Scenario) -> Set<String> {
        Set(scenario.steps.flatMap(\.criteria).filter { criteria.contains($0.id) }.compactMap(\.critical))
    }
}

extension HandScript {
    /// The hand does a step by saying so.
    fileprivate func says(_ step: String) -> Bool {
        actions.contains { timed in
            switch timed.action.kind {
            case .choose(let own, _), .check(let own, _), .confirm(let own): own == step
            default: false
            }
        }
    }
}

extension Score {
    /// The line of a criterion that was measured; a decision of the same name stands before it.
    fileprivate func measured(_ id: String) -> CriterionResult? { steps.flatMap(\.criteria).last { $0.id == id } }
}
