import Glibc

extension Scorer {
    /// What was done so far as a model for others. Nil where no insertion has come to an end.
    ///
    /// - Parameters:
    ///   - by: a pseudonym.
    ///   - percent: what the run earned.
    public func exemplar(by: String, percent: Double) -> Exemplar? {
        guard approach.isOver, wayIn.count >= 2 else { return nil }
        return Exemplar(
            scenario: scenario.id, version: scenario.version, by: by, percent: percent,
            angle: asin(max(0, min(1, approach.steepness))), injection: Double(injection.duration) / 1e9,
            entry: approach.entry, axis: approach.axis, approach: approach.places, wayIn: wayIn)
    }
}
