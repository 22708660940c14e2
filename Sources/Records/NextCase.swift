public import Authoring

/// What a trainee does best next, and why.
public struct NextCase: Sendable, Codable, Equatable {
    /// A scenario that could be next.
    public struct Candidate: Sendable, Equatable {
        /// The scenario's name.
        public let scenario: String
        /// Its title.
        public let title: LocalizedText
        /// The ids of what it scores.
        public let criteria: Set<String>

        public init(scenario: String, title: LocalizedText, criteria: Set<String>) {
            self.scenario = scenario
            self.title = title
            self.criteria = criteria
        }
    }

    /// The scenario's name.
    public let scenario: String
    /// Its title.
    public let title: LocalizedText
    /// One sentence for the trainee.
    public let reason: LocalizedText

    /// By what went wrong last: the same again until it is passed; then one that trains what costs most elsewhere; then one
    /// that was never passed; then the one with the lowest best.
    /// - Parameters:
    ///   - attempts: of this trainee, the oldest first.
    ///   - library: in the order in which they are best learned.
    /// - Returns: nil where the library is empty.
    public static func after(_ attempts: [Attempt], library: [Candidate]) -> NextCase? {
        let counted = attempts.filter { $0.verdict != .void }
        let best = Dictionary(grouping: counted, by: \.scenario).mapValues { $0.map(\.percent).max() ?? 0 }
        let passed = Set(counted.filter { $0.verdict == .passed }.map(\.scenario))
        if let last = counted.last {
            if last.verdict == .failed, let again = library.first(where: { $0.scenario == last.scenario }) {
                let why = last.criticalErrors.first ?? last.costliest?.title
                return NextCase(
                    again,
                    LocalizedText(
                        ja: why.map { "「\($0.ja)」をもう一度練習しましょう。" } ?? "もう一度やってみましょう。",
                        en: why.map { "practise again: \($0.en)." } ?? "try it once more."))
            }
            let courses = TraineeProgress(of: last.trainee, in: counted).courses
            let cost = courses.first { $0.scenario == last.scenario }?.costliest
            if let cost,
                let other = library.first(where: {
                    $0.scenario != last.scenario && !passed.contains($0.scenario) && $0.criteria.contains(cost.id)
                })
            {
                return NextCase(
                    other,
                    LocalizedText(
                        ja: "「\(cost.title.ja)」で点を落としています。別の手技でも練習しましょう。",
                        en: "\(cost.title.en) costs you most: here it is trained in another procedure."))
            }
        }
        if let fresh = library.first(where: { !passed.contains($0.scenario) }) {
            return NextCase(
                fresh, LocalizedText(ja: "まだ合格していない手技です。", en: "you have not passed this one yet."))
        }
        return library.min { best[$0.scenario, default: 0] < best[$1.scenario, default: 0] }.map {
            NextCase($0, LocalizedText(ja: "合格した中で、いちばん伸びしろがあります。", en: "of all that you passed, this has most room."))
        }
    }

    private init(_ candidate: Candidate, _ reason: LocalizedText) {
        scenario = candidate.scenario
        title = candidate.title
        self.reason = reason
    }
}
