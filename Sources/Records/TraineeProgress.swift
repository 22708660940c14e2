public import Authoring

/// What one trainee has become over the attempts. Attempts that are void count for nothing.
public struct TraineeProgress: Sendable, Codable, Equatable {
    public let trainee: String
    /// One for each scenario, in the order in which they were first tried.
    public let courses: [Course]

    /// - Parameters:
    ///   - attempts: of all trainees, the oldest first.
    ///   - experts: the pseudonyms whose attempts make the band of the experts.
    public init(of trainee: String, in attempts: [Attempt], experts: Set<String> = []) {
        self.trainee = trainee
        let own = attempts.filter { $0.trainee == trainee && $0.verdict != .void }
        var names: [String] = []
        for attempt in own where !names.contains(attempt.scenario) { names.append(attempt.scenario) }
        courses = names.map { name in
            Course(
                own.filter { $0.scenario == name },
                experts: attempts.filter { experts.contains($0.trainee) && $0.scenario == name && $0.verdict != .void })
        }
    }
}

/// One scenario over a trainee's attempts.
public struct Course: Sendable, Codable, Equatable {
    /// One attempt on the learning curve.
    public struct Mark: Sendable, Codable, Equatable {
        public let began: String
        /// Percent of the points.
        public let percent: Double
        public let passed: Bool
    }

    /// How far somebody has come. By the attempts alone; no judgement of a person.
    public enum Level: String, Sendable, Codable, CaseIterable, Comparable {
        /// Has not passed yet.
        case beginner
        /// Has passed once.
        case able
        /// Has passed the last three.
        case steady
        /// Has passed the last three, each as well as the experts do; without experts, with 95 % of the points or more.
        case expert

        public static func < (one: Level, other: Level) -> Bool {
            allCases.firstIndex(of: one)! < allCases.firstIndex(of: other)!
        }
    }

    /// Where experts' attempts lie, percent of the points.
    public struct Band: Sendable, Codable, Equatable {
        public let low: Double
        public let high: Double
    }

    /// The scenario's name.
    public let scenario: String
    /// Its title.
    public let title: LocalizedText
    /// The learning curve, the oldest first.
    public let curve: [Mark]
    /// Percent of the points.
    public let best: Double
    /// How many of the last attempts in a row were passed.
    public let streak: Int
    public let level: Level
    /// What cost most over the last five attempts; nil where nothing did. `lost` points of `available` in these five.
    public let costliest: Attempt.Criterion?
    /// Nil where no expert has tried it.
    public let band: Band?

    static let recent = 5
    static let steadyAfter = 3
    /// Percent of the points from which somebody is as good as an expert where none has tried (assumed).
    static let mastery = 95.0

    init(_ attempts: [Attempt], experts: [Attempt]) {
        scenario = attempts.last?.scenario ?? ""
        title = attempts.last?.title ?? LocalizedText(ja: "", en: "")
        curve = attempts.map { Mark(began: $0.began, percent: $0.percent, passed: $0.verdict == .passed) }
        best = curve.map(\.percent).max() ?? 0
        streak = curve.reversed().prefix(while: \.passed).count
        let scores = experts.map(\.percent).sorted()
        band = scores.first.map { Band(low: $0, high: scores.last!) }
        let goal = band?.low ?? Self.mastery
        let last = curve.suffix(Self.steadyAfter)
        level =
            switch true {
            case streak >= Self.steadyAfter && last.allSatisfy { $0.percent >= goal }: .expert
            case streak >= Self.steadyAfter: .steady
            case curve.contains(where: \.passed): .able
            default: .beginner
            }
        var costs: [Attempt.Criterion] = []
        for criterion in attempts.suffix(Self.recent).flatMap(\.criteria) {
            if let index = costs.firstIndex(where: { $0.id == criterion.id }) {
                costs[index].earned += criterion.earned
                costs[index].available += criterion.available
            } else {
                costs.append(criterion)
            }
        }
        // The first of two that cost the same: the order of the scenario.
        costliest = costs.filter { $0.lost > 0 }.reduce(nil as Attempt.Criterion?) { worst, next in
            worst.map { next.lost > $0.lost ? next : $0 } ?? next
        }
    }
}
