/// A wait step, ready for the clock.
struct Wait: Sendable {
    /// Its number, and that of the step from which it counts.
    let step: Int
    let since: Int
    /// ns.
    let target: Int64
    let factor: Double

    /// Nil where the step is no wait.
    init?(_ number: Int, of steps: [Step]) {
        let step = steps[number]
        guard step.kind == .wait, let criterion = step.criteria.first(where: { $0.target != nil }),
            let target = criterion.target, let since = steps.firstIndex(where: { $0.id == criterion.since })
        else { return nil }
        self.step = number
        self.since = since
        self.target = Int64((target * 1e9).rounded())
        factor = step.factor
    }
}
