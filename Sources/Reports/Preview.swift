public import Authoring
public import Scoring
public import Sessions

/// A scenario as its author sees it: the steps with what each is worth, and the force that a trainee will feel.
public struct Preview: Sendable {
    let scenario: Scenario
    let trace: Trace
    let patient: LocalizedText

    /// - Parameters:
    ///   - run: one insertion through the scenario's patient.
    ///   - patient: who that is, in words.
    public init(scenario: Scenario, run: RunRecord, patient: LocalizedText) {
        self.scenario = scenario
        self.patient = patient
        trace = Trace(run)
    }

    /// Points that can be earned.
    var points: Double {
        scenario.steps.reduce(0) { sum, step in step.criteria.reduce(sum + step.points) { $0 + $1.points } }
    }

    /// The steps on a terminal, one line each.
    public func lines(in language: Language) -> [String] {
        var lines = ["\(scenario.title[language]) (\(scenario.id) \(scenario.version), \(scenario.guideline.id))"]
        for (number, step) in scenario.steps.enumerated() {
            let points = step.criteria.reduce(step.points) { $0 + $1.points }
            let kind = language == .ja ? Self.word(for: step.kind).ja : step.kind.rawValue
            lines.append("\(number + 1). \(step.text[language])  [\(kind), \(points.fixed(0))]")
            for criterion in step.criteria {
                lines.append(
                    "     \(criterion.title[language]): \(criterion.limit(scenario)[language])"
                        + "  [\(criterion.points.fixed(0))]")
            }
        }
        let total = LocalizedText(ja: "合計\(points.fixed(0))点", en: "\(points.fixed(0)) points in all")
        return lines + [total[language]]
    }

    /// One page with both languages, that needs nothing from outside.
    ///
    /// - Parameter language: the one shown first.
    public func page(in language: Language) -> String {
        let kind = LocalizedText(ja: "シナリオの下見", en: "Preview of a scenario")
        return PageFrame(kind: kind, heading: scenario.title, language: language).source {
            about
            steps
            force
        }
    }
}
