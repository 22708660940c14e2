import Authoring
import Devices
import FoundationEssentials
import Patients
import Profiles
import Scoring
import TestSupport
import Testing
import Trainees
import Transports

/// Hands whose skill was declared, through the real tick.
@Suite("drawn trainees") struct TraineesInRelease {
    static let virtual: Profile = {
        let diagnostics = Diagnostics()
        guard
            let profile = Profile.read(contentsOf: "\(Repository.root)/devices/virtual-needle.yaml", into: diagnostics)
        else { fatalError(diagnostics.rendered()) }
        return profile
    }()

    static let experts: [String: HandScript] = Fixtures.scenarios.mapValues { scenario in
        let diagnostics = Diagnostics()
        guard
            let hand = HandScript.read(
                contentsOf: "\(RealHand.folder)/\(scenario.id)/expert.yaml", into: diagnostics)
        else { fatalError(diagnostics.rendered()) }
        return hand
    }

    static func score(_ scenario: Scenario, _ hand: HandScript) -> Score {
        RealHand(hand, scenario: scenario, profile: virtual).score
    }

    private static func score(_ scenario: Scenario, _ trainee: Trainee) -> Score {
        guard let expert = experts[scenario.id] else { fatalError("\(scenario.id) has no expert") }
        return score(scenario, trainee.hand(in: scenario, like: expert))
    }

    // MARK: Ranking

    /// For development: `SENSHI_FIRST_SEED=1000`.
    static let firstSeed = ProcessInfo.processInfo.environment["SENSHI_FIRST_SEED"].flatMap(UInt64.init)

    #if DEBUG
        static let perScenario = 3
    #else
        static let perScenario = 24
    #endif

    /// Of numbers in two orders: 1 where both rank alike.
    private static func spearman(_ a: [Double], _ b: [Double]) -> Double {
        func ranks(_ values: [Double]) -> [Double] {
            values.map { value in
                let below = values.count { $0 < value }
                let equal = values.count { $0 == value }
                return Double(below) + Double(equal + 1) / 2
            }
        }
        let (x, y) = (ranks(a), ranks(b))
        let mean = Double(a.count + 1) / 2
        func product(_ p: [Double], _ q: [Double]) -> Double {
            zip(p, q).reduce(0) { $0 + ($1.0 - mean) * ($1.1 - mean) }
        }
        return product(x, y) / (product(x, x) * product(y, y)).squareRoot()
    }

    @Test("trainees are ranked by their declared skill: Spearman at least 0.9 over all scenarios")
    func ranked() {
        var skills: [Double] = []
        var percents: [Double] = []
        // Nobody has tried these: the seeds below 1,000,000 were for development.
        var seed = Self.firstSeed ?? 9_000_000
        for name in Fixtures.scenarios.keys.sorted() {
            guard let scenario = Fixtures.scenarios[name] else { continue }
            for number in 0..<Self.perScenario {
                seed += 1
                let skill = (Double(number) + 0.5) / Double(Self.perScenario)
                skills.append(skill)
                percents.append(Self.score(scenario, Trainee(skill: skill, seed: seed)).percent)
            }
        }
        let found = Self.spearman(skills, percents)
        if Self.firstSeed != nil {
            for (index, name) in Fixtures.scenarios.keys.sorted().enumerated() {
                let part = index * Self.perScenario..<(index + 1) * Self.perScenario
                print(
                    name, Self.spearman(Array(skills[part]), Array(percents[part])), percents[part].map { $0.rounded() }
                )
            }
        }
        print("trainees: Spearman \(found) over \(skills.count)")
        #expect(found >= 0.9, "\(found) over \(skills.count)")
        #if !DEBUG
            #expect(skills.count >= 200)
        #endif
    }

    @Test("experts stand above novices, without overlap")
    func apart() {
        var worst = Double.infinity
        var best = 0.0
        var (experts, passed) = (0, 0)
        var seed = (Self.firstSeed ?? 9_000_000) + 100_000
        for name in Fixtures.scenarios.keys.sorted() {
            guard let scenario = Fixtures.scenarios[name] else { continue }
            for number in 0..<(Self.perScenario / 3) {
                seed += 1
                let place = Double(number) / Double(Self.perScenario)
                let expert = Self.score(scenario, Trainee(skill: 0.9 + place * 0.3, seed: seed))
                let novice = Self.score(scenario, Trainee(skill: place, seed: seed))
                experts += 1
                passed += expert.verdict == .passed ? 1 : 0
                #expect(novice.verdict == .failed, "\(name) \(seed): \(novice.listing)")
                worst = min(worst, expert.percent)
                best = max(best, novice.percent)
            }
        }
        #expect(worst > best, "an expert has \(worst) %, a novice \(best) %")
        // A declared skill of 0.9 slips now and then, and some slips are critical.
        #if !DEBUG
            #expect(Double(passed) >= 0.9 * Double(experts), "\(passed) of \(experts) experts")
        #endif
        print("trainees: experts from \(worst) %, \(passed) of \(experts) pass; novices up to \(best) %")
    }
}
