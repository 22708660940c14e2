public import Authoring
public import Devices

/// What of a scenario a device can't show: nothing, some criteria, or too much to begin.
public struct DeviceCheck: Sendable {
    /// Why the scenario can't be performed with the device, in one sentence; `nil` where it can.
    public let refusal: LocalizedText?
    /// What the score would leave out, each with its reason.
    public let leftOut: [LeftOut]

    /// - Parameter senses: what the device declares; a measure that is not there is absent.
    public init(_ scenario: Scenario, senses: [Measure: Sensing]) {
        let lacking = Measure.allCases.filter { measure in
            guard let least = scenario.leastSensing(of: measure) else { return false }
            return (senses[measure]?.kind ?? .absent).strength < least.strength
        }
        leftOut = CriterionPlan.all(of: scenario, senses: senses).compactMap { plan in
            guard case .leftOut(let because) = plan.sense else { return nil }
            return LeftOut(
                step: scenario.steps[plan.step].id, criterion: plan.criterion.id, points: plan.criterion.points,
                because: because)
        }
        guard !lacking.isEmpty else {
            refusal = nil
            return
        }
        let parts = lacking.map { measure -> LocalizedText in
            let kind = senses[measure]?.kind ?? .absent
            return LocalizedText(
                ja: "\(measure.name.ja)(\(kind.rawValue)、必要: \(scenario.leastSensing(of: measure)?.rawValue ?? ""))",
                en:
                    "\(measure.name.en) (it is \(kind.rawValue), at least \(scenario.leastSensing(of: measure)?.rawValue ?? "") is needed)"
            )
        }
        refusal = LocalizedText(
            ja: "このデバイスではこのシナリオを行えません: \(parts.map(\.ja).joined(separator: "、"))。別のデバイスを選ぶか、それを測る二台目を加えてください。",
            en:
                "This scenario can't be performed with this device: \(parts.map(\.en).joined(separator: ", ")). Choose another device, or add a second one that has it."
        )
    }
}

extension Scenario {
    /// How well a measure must be known for the scenario to be performed: what its `needs` say; otherwise, what its steps
    /// can't be noticed or ended without must at least be mapped. `nil` where nothing hangs on it.
    func leastSensing(of measure: Measure) -> Sensing.Kind? {
        if let written = needs[measure] { return written }
        let isUsed = steps.contains { step in
            step.kind == .sensed && (step.needs.contains(measure) || step.ends.contains { $0.needs.contains(measure) })
        }
        return isUsed ? .mapped : nil
    }
}

extension Step.End {
    /// What a device must know for it to be noticed.
    fileprivate var needs: [Measure] {
        switch self {
        case .needleStill, .needleOut: [.advance]
        case .doseDelivered: [.plunger]
        }
    }
}

extension Sensing.Kind {
    /// Absent, mapped, sensed.
    fileprivate var strength: Int {
        switch self {
        case .absent: 0
        case .mapped: 1
        case .sensed: 2
        }
    }
}
