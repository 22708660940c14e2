import Authoring
import Scoring
import Synchronization

/// What a case may expect by name: what its scenario has. Each scenario is read once.
struct CaseNames: Sendable {
    /// Ids of critical errors; nil where the scenario is not named, or can't be read.
    let critical: [String]?
    /// `step/criterion`; nil as above.
    let lost: [String]?

    private static let known = Mutex<[String: CaseNames]>([:])

    /// - Parameter scenario: name or path; nil for a recording's own.
    init(_ scenario: String?) {
        guard let scenario else {
            (critical, lost) = (nil, nil)
            return
        }
        let path = Library.standard.scenario(scenario) ?? scenario
        if let known = Self.known.withLock({ $0[path] }) {
            self = known
            return
        }
        let read = Scenario.read(contentsOf: path, shipped: Library.standard.scenarios, into: Diagnostics())
        critical = read?.criticalErrors.keys.sorted()
        lost = read?.steps.flatMap { step in
            (step.points > 0 ? ["\(step.id)/\(step.id)"] : []) + step.criteria.map { "\(step.id)/\($0.id)" }
        }
        let names = self
        Self.known.withLock { $0[path] = names }
    }

    /// A list of names; one that is not among `known` is told at its place.
    func texts(_ key: String, _ fields: Fields, of kind: LocalizedText, _ known: [String]?) -> [String] {
        fields.nodes(key).compactMap { node in
            guard let name = fields.reader(key).text(node) else { return nil }
            guard let known, !known.contains(name) else { return name }
            // A criterion alone, without its step.
            let whole = known.filter { $0.hasSuffix("/\(name)") }
            fields.diagnostics.add(
                at: node.place, LocalizedText(ja: "\(kind.ja)「\(name)」はありません", en: "there is no \(kind.en) '\(name)'"),
                expected: .thereAre(known), rule: "\(fields.rule)/unknown",
                suggestion: whole.count == 1 ? whole[0] : Suggestion.nearest(to: name, among: known))
            return nil
        }
    }
}
