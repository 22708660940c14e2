public import Authoring

/// Trainees × criteria of one class: what each has earned in the attempt that counts, the last one that is not void.
public struct ClassMatrix: Sendable, Equatable, Codable {
    /// A column.
    public struct Criterion: Sendable, Equatable, Codable {
        public let id: String
        public let title: LocalizedText
        /// Mean of the shares that were earned, 0 to 1; nil where nobody has tried.
        public let mean: Double?
    }
    /// A row.
    public struct Row: Sendable, Equatable, Codable {
        public let trainee: String
        /// How often it was tried.
        public let attempts: Int
        /// Of the attempt that counts; nil where there is none.
        public let verdict: Attempt.Verdict?
        /// Percent of the points.
        public let percent: Double?
        /// How many critical errors.
        public let criticalErrors: Int
        /// The share of each criterion's points that was earned, 0 to 1, in the order of the columns; nil where the attempt
        /// has no such criterion.
        public let shares: [Double?]

        /// The verdict in a word.
        public var word: LocalizedText {
            switch verdict {
            case .passed: LocalizedText(ja: "合格", en: "passed")
            case .failed: LocalizedText(ja: "不合格", en: "failed")
            case .void, nil: LocalizedText(ja: "まだ", en: "not yet")
            }
        }
    }

    /// The class's.
    public let name: String
    /// The scenario's name.
    public let scenario: String
    /// The seed of everybody's patient.
    public let cohort: UInt64
    /// The columns: what the attempts that count were judged by.
    public let criteria: [Criterion]
    /// One for each trainee, in the order of the roster.
    public let rows: [Row]
    /// The first of the roster who has not tried yet; nil where all have.
    public let next: String?

    /// - Parameter attempts: of anybody, the oldest first.
    public init(of roster: Roster, attempts: [Attempt]) {
        name = roster.name
        scenario = roster.scenario
        cohort = roster.cohort
        let members = Set(roster.trainees)
        let counted = Dictionary(
            grouping: attempts.filter {
                $0.scenario == roster.scenario && $0.verdict != .void && members.contains($0.trainee)
            }, by: \.trainee)
        var columns: [Attempt.Criterion] = []
        for trainee in roster.trainees {
            for criterion in counted[trainee]?.last?.criteria ?? []
            where !columns.contains(where: { $0.id == criterion.id }) { columns.append(criterion) }
        }
        rows = roster.trainees.map { trainee in
            let own = counted[trainee] ?? [], last = own.last
            return Row(
                trainee: trainee, attempts: own.count, verdict: last?.verdict, percent: last?.percent,
                criticalErrors: last?.criticalErrors.count ?? 0,
                shares: columns.map { column in
                    last?.criteria.first { $0.id == column.id }.flatMap {
                        $0.available > 0 ? $0.earned / $0.available : nil
                    }
                })
        }
        let shares = rows.map(\.shares)
        criteria = columns.enumerated().map { index, column in
            let earned = shares.compactMap { $0[index] }
            return Criterion(
                id: column.id, title: column.title,
                mean: earned.isEmpty ? nil : earned.reduce(0, +) / Double(earned.count))
        }
        next = roster.trainees.first { counted[$0] == nil }
    }
}
