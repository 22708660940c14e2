/// One fault costs once: what a failed cause has already lost is not taken again from its consequences.
///
/// A consequence is relieved of as much as any one of its causes, near or far, has lost. So a chain of faults costs as
/// much as the worst of them, and a further fault never raises the score: a cause explains at most one criterion
/// directly, which reading a scenario makes sure of.
struct OneFaultOneLoss {
    /// What was lost by criteria that were observed and failed.
    private let losses: [String: Double]
    private let causes: [String: [String]]

    init(_ links: [ScoringRules.Link], losses: [String: Double]) {
        self.losses = losses
        causes = Dictionary(grouping: links, by: \.consequence).mapValues { $0.map(\.cause) }
    }

    /// How much of a criterion's loss is explained, and by which criterion.
    func relief(of criterion: String) -> (points: Double, cause: String)? {
        guard let loss = losses[criterion], loss > 0 else { return nil }
        let worst = ancestors(of: criterion).compactMap { cause in losses[cause].map { (points: $0, cause: cause) } }
            .max { $0.points < $1.points }
        guard let worst, worst.points > 0 else { return nil }
        return (min(loss, worst.points), worst.cause)
    }

    /// The direct causes.
    func causes(of criterion: String) -> [String] { causes[criterion] ?? [] }

    /// All causes, nearest first.
    private func ancestors(of criterion: String) -> [String] {
        var found: [String] = []
        var next = causes(of: criterion)
        while let cause = next.first {
            next.removeFirst()
            guard cause != criterion, !found.contains(cause) else { continue }
            found.append(cause)
            next += causes(of: cause)
        }
        return found
    }
}
