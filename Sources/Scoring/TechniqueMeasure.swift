public import Devices

/// What the scorer can measure. Limits come from the guideline; here is only what each measure is and needs.
public enum TechniqueMeasure: String, Sendable, CaseIterable {
    case skinEntry = "skin-entry"
    case angleToSkin = "angle-to-skin"
    case stopsBeforeTarget = "stops-before-target"
    case skinPunctures = "skin-punctures"
    case timeSinceStep = "time-since-step"
    case tipPastFascia = "tip-past-fascia"
    case tipPastSkin = "tip-past-skin"
    case doseOutsideTarget = "dose-outside-target"
    case injectionTime = "injection-time-per-0.1-mL"
    case doseError = "dose-error"
    case whealDiameter = "wheal-diameter"
    case drawError = "draw-error"
    case tipDrift = "tip-drift"
    case dwell
    case withdrawalAngle = "withdrawal-angle"
    case timeOnBone = "time-on-bone"
    case boneContactSpeed = "bone-contact-speed"
    case aspirations
    case timeAfterWithdrawal = "time-after-withdrawal"
    case timeAfterStep = "time-after-step"
    case procedureTime = "procedure-time"

    /// The unit of its bands.
    public var unit: BandUnit {
        switch self {
        case .skinEntry, .tipPastFascia, .tipPastSkin, .tipDrift, .whealDiameter: .millimetres
        case .angleToSkin, .withdrawalAngle: .degrees
        case .stopsBeforeTarget, .skinPunctures, .aspirations: .count
        case .boneContactSpeed: .millimetresPerSecond
        case .timeSinceStep, .injectionTime, .dwell, .timeOnBone, .timeAfterWithdrawal, .timeAfterStep,
            .procedureTime:
            .seconds
        case .doseOutsideTarget, .doseError, .drawError: .percent
        }
    }

    /// When it can be taken.
    public var occasions: [Occasion] {
        switch self {
        case .skinEntry, .timeSinceStep: [.puncture]
        case .angleToSkin: [.puncture, .injectionStart]
        case .stopsBeforeTarget: [.insertion]
        case .skinPunctures, .timeOnBone, .boneContactSpeed, .aspirations, .procedureTime: [.procedure]
        case .tipPastFascia, .tipPastSkin: [.injectionStart]
        case .doseOutsideTarget, .injectionTime, .tipDrift: [.injection]
        case .doseError, .dwell, .whealDiameter, .drawError: [.withdrawn]
        case .withdrawalAngle: [.withdrawal]
        case .timeAfterWithdrawal, .timeAfterStep: [.step]
        }
    }

    /// What a device must know for it. Where it only maps one of these, see ``needsSensed``.
    public var needs: [Measure] {
        switch self {
        case .skinEntry: [.position, .advance]
        case .angleToSkin, .withdrawalAngle: [.direction, .advance]
        case .stopsBeforeTarget, .skinPunctures, .timeSinceStep, .timeOnBone, .boneContactSpeed, .timeAfterWithdrawal:
            [.advance]
        case .tipPastFascia, .tipPastSkin: [.direction, .advance, .plunger]
        case .doseOutsideTarget, .injectionTime, .doseError, .whealDiameter, .drawError, .dwell, .aspirations:
            [.advance, .plunger]
        case .timeAfterStep, .procedureTime: []
        case .tipDrift: [.position, .advance, .plunger]
        }
    }

    /// What a device must really sense: a mapped stand-in earns no points for speed, drift or smoothness.
    public var needsSensed: [Measure] {
        switch self {
        case .stopsBeforeTarget, .boneContactSpeed: [.advance]
        case .injectionTime, .aspirations: [.plunger]
        case .tipDrift: [.position, .advance]
        default: []
        }
    }

    /// What a band's conditions may look at.
    public var parts: [Band.Part] {
        switch self {
        case .tipPastFascia: [.pastFascia, .bevel, .fromBone]
        case .tipPastSkin: [.pastSkin, .bevel, .fromFascia]
        default: [.value]
        }
    }

    /// True where `step:` names the step that it counts from.
    public var countsFromStep: Bool { self == .timeSinceStep || self == .timeAfterStep }

    /// True where the last value counts and not the worst: it adds up what went before.
    var addsUp: Bool {
        [.doseError, .doseOutsideTarget, .injectionTime, .whealDiameter, .drawError].contains(self)
    }
}
