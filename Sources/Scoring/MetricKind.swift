/// The numbers that a score carries without points: name, unit and definition.
enum MetricKind: String {
    case elapsed = "elapsed-time"
    case waited = "fast-forwarded"
    case path = "path-length"
    case timeInTissue = "time-in-tissue"
    case pathInTissue = "path-in-tissue"
    case punctures
    case peakForce = "peak-force"
    case peakSpeed = "peak-insertion-speed"
    case deepest = "deepest"
    case injectionDepth = "depth-at-injection"
    case pastFascia = "past-fascia-at-injection"
    case injectionTime = "injection-time"
    case drift = "tip-drift"
    case damage = "damage-area"
    case lateral = "lateral-deviation"
    case targets = "targets-reached"
    case logJerk = "log-dimensionless-jerk"
    case spectralArc = "spectral-arc-length"
    case rate = "injection-rate"
    case peakRate = "peak-injection-rate"
    case leak
    case spent = "dose-before-new-syringe"
    case aspirations
    case inSkin = "dose-in-skin"
    case inFat = "dose-in-fat"
    case inFascia = "dose-in-fascia"
    case inMuscle = "dose-in-muscle"
    case exemplarRMS = "exemplar-rms"
    case exemplarWarped = "exemplar-dtw"
    case exemplarFrechet = "exemplar-frechet"
    case exemplarHausdorff = "exemplar-hausdorff"

    var unit: String {
        switch self {
        case .elapsed, .waited, .timeInTissue, .injectionTime: "s"
        case .path, .pathInTissue, .deepest, .injectionDepth, .pastFascia, .drift, .lateral, .exemplarRMS,
            .exemplarWarped, .exemplarFrechet, .exemplarHausdorff:
            "mm"
        case .damage: "mm²"
        case .peakForce: "N"
        case .peakSpeed: "mm/s"
        case .rate, .peakRate: "mL/s"
        case .leak, .spent, .inSkin, .inFat, .inFascia, .inMuscle: "mL"
        case .punctures, .aspirations, .targets, .logJerk, .spectralArc: ""
        }
    }

    /// An SI value in the unit.
    func scaled(_ value: Double) -> Double {
        switch unit {
        case "mm", "mm/s": value * 1000
        case "mm²", "mL", "mL/s": value * 1e6
        default: value
        }
    }
}
