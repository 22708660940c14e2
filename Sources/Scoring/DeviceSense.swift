import Authoring
import Devices

/// How well a device shows one criterion, or why it can't.
enum DeviceSense {
    /// `margin` is the uncertainty in the unit of the value, SI; `kind` the weakest way in which it is known.
    case shown(margin: Double, kind: Sensing.Kind)
    case leftOut(LocalizedText)

    /// - Parameter senses: what the device declares; a measure that is not there is absent.
    init(_ criterion: Criterion, of step: Step, senses: [Measure: Sensing], equipment: Equipment) {
        var needs = criterion.measure.needs
        for measure in step.needs + criterion.occasion.needs where !needs.contains(measure) { needs.append(measure) }
        func kind(_ measure: Measure) -> Sensing.Kind { senses[measure]?.kind ?? .absent }
        if let absent = needs.first(where: { kind($0) == .absent }) {
            self = .leftOut(
                LocalizedText(
                    ja: "このデバイスは\(absent.name.ja)を測れません。", en: "This device does not sense \(absent.name.en)."))
            return
        }
        if let mapped = criterion.measure.needsSensed.first(where: { kind($0) != .sensed }) {
            self = .leftOut(
                LocalizedText(
                    ja: "このデバイスでは\(mapped.name.ja)がほかの量で代用されています。",
                    en: "On this device something else stands in for \(mapped.name.en)."))
            return
        }
        func uncertainty(_ measure: Measure) -> Double { senses[measure]?.uncertainty ?? 0 }
        let shown = criterion.measure.needs
        self = .shown(
            margin: criterion.measure.margin(equipment: equipment, uncertainty),
            kind: shown.contains { kind($0) == .mapped } ? .mapped : .sensed)
    }
}

extension TechniqueMeasure {
    /// The device's uncertainty in the measure's own unit, SI.
    fileprivate func margin(equipment: Equipment, _ uncertainty: (Measure) -> Double) -> Double {
        switch self {
        case .skinEntry: uncertainty(.position)
        case .angleToSkin, .withdrawalAngle: uncertainty(.direction)
        case .tipPastFascia, .tipPastSkin, .timeOnBone: uncertainty(.advance)
        case .tipDrift:
            (uncertainty(.position) * uncertainty(.position) + uncertainty(.advance) * uncertainty(.advance))
                .squareRoot()
        case .doseError, .doseOutsideTarget, .drawError: uncertainty(.plunger) * equipment.content / equipment.dose
        case .stopsBeforeTarget, .boneContactSpeed, .aspirations, .skinPunctures, .timeSinceStep, .injectionTime,
            .whealDiameter, .dwell,
            .timeAfterWithdrawal,
            .timeAfterStep, .procedureTime:
            0
        }
    }
}

extension Occasion {
    /// What a device must know for it to be noticed.
    var needs: [Measure] {
        switch self {
        case .puncture, .insertion, .withdrawn, .withdrawal: [.advance]
        case .injectionStart, .injection: [.advance, .plunger]
        case .step, .procedure: []
        }
    }
}

extension Step {
    /// What a device must know for a sensed step to be noticed.
    var needs: [Measure] {
        switch starts {
        case .approach: [.position]
        case .puncture, .withdrawal: [.advance]
        case .injection: [.advance, .plunger]
        case nil: []
        }
    }
}

extension Measure {
    /// In a sentence.
    var name: LocalizedText {
        switch self {
        case .position: LocalizedText(ja: "位置", en: "position")
        case .direction: LocalizedText(ja: "向き", en: "direction")
        case .advance: LocalizedText(ja: "針の進み", en: "the needle's advance")
        case .plunger: LocalizedText(ja: "内筒の動き", en: "the plunger")
        case .force: LocalizedText(ja: "力", en: "force")
        }
    }
}
