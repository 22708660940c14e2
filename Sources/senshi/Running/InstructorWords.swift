import Authoring
import Devices
import Scoring

/// The names that an instructor can use in a run: a run leaves them where `senshi instruct` finds them.
struct InstructorWords: Codable, Equatable {
    /// The scenario's id.
    var scenario: String
    /// Ids of steps, events, criteria and critical errors.
    var confirm, event, override, lift: [String]
    /// What each criterion can earn at most; nil in what an older version left.
    var points: [String: Double]?

    init(_ scenario: Scenario) {
        self.scenario = scenario.id
        confirm = scenario.steps.filter(\.canBeConfirmed).map(\.id)
        event = scenario.events.map(\.id)
        override = scenario.steps.flatMap { $0.criteria.map(\.id) + ($0.points > 0 ? [$0.id] : []) }
        lift = scenario.criticalErrors.keys.sorted()
        points = scenario.points
    }

    /// Why a word means nothing in the run; nil where it does.
    func trouble(_ action: Action) -> LocalizedText? {
        let (name, known): (String, [String])
        switch action.kind {
        case .confirm(let step): (name, known) = (step, confirm)
        case .did(let id): (name, known) = (id, event)
        case .rule(let ruling):
            switch ruling.kind {
            case .confirm(let step): (name, known) = (step, confirm)
            case .event(let id): (name, known) = (id, event)
            case .override(let criterion, let given):
                (name, known) = (criterion, override)
                if let most = points?[criterion], given > most { return tooMany(criterion, given, most) }
            case .lift(let error): (name, known) = (error, lift)
            case .rate, .void, .note: return nil
            }
        default: return nil
        }
        guard !known.contains(name) else { return nil }
        let meant = Suggestion.nearest(to: name, among: known)
        let list = known.joined(separator: ", ")
        return LocalizedText(
            ja: "指導者の「\(name)」はこのシナリオにありません。" + (meant.map { "「\($0)」ですか。" } ?? "") + "あるのは: \(list)",
            en: "the instructor's '\(name)' is not in this scenario; "
                + (meant.map { "did you mean '\($0)'? " } ?? "") + "there are \(list)")
    }

    private func tooMany(_ criterion: String, _ given: Double, _ most: Double) -> LocalizedText {
        func text(_ points: Double) -> String { points == points.rounded() ? "\(Int(points))" : "\(points)" }
        return LocalizedText(
            ja: "「\(criterion)」は\(text(most))点満点で、\(text(given))点は付けられません。0〜\(text(most))を指定してください。",
            en:
                "'\(criterion)' is worth \(text(most)) points, so it can't get \(text(given)); give it 0 to \(text(most))."
        )
    }

    /// All that can be said, a line for each kind.
    var overview: LocalizedText {
        func lines(_ title: String) -> String {
            let kinds = [("confirm", confirm), ("event", event), ("override", override), ("lift", lift)]
            return
                ([title] + kinds.map { "  \($0.0): \($0.1.joined(separator: ", "))" } + [
                    "  rate: 1 … 5", "  void", "  note",
                ])
                .joined(separator: "\n")
        }
        return LocalizedText(ja: lines("\(scenario): 言えること"), en: lines("\(scenario): what can be said"))
    }
}
