import Devices

/// A criterion, its step, and how well the device shows it.
struct CriterionPlan {
    let criterion: Criterion
    /// The number of its step.
    let step: Int
    let sense: DeviceSense

    /// In the unit of the value, SI.
    var margin: Double {
        if case .shown(let margin, _) = sense { return margin }
        return 0
    }

    var isLeftOut: Bool {
        if case .leftOut = sense { return true }
        return false
    }

    static func all(of scenario: Scenario, senses: [Measure: Sensing]) -> [CriterionPlan] {
        scenario.steps.enumerated().flatMap { number, step in
            step.criteria.map {
                CriterionPlan(
                    criterion: $0, step: number,
                    sense: DeviceSense($0, of: step, senses: senses, equipment: scenario.equipment))
            }
        }
    }

    /// True for a sensed step whose beginning the device can't notice.
    static func isLeftOut(_ step: Step, _ senses: [Measure: Sensing]) -> Bool {
        step.needs.contains { (senses[$0]?.kind ?? .absent) == .absent }
    }
}
