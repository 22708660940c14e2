/// When a measure is taken: at an instant, or over a stretch of the procedure.
///
/// What comes more than once is judged each time, and the worst counts.
public enum Occasion: String, Sendable, CaseIterable {
    /// The tick in which the skin gives way.
    case puncture
    /// The tick in which the plunger starts in tissue.
    case injectionStart
    /// The tick in which the needle leaves the skin.
    case withdrawn
    /// The tick in which the step itself is done.
    case step
    /// From the puncture until the target, or the injection, is reached.
    case insertion
    /// From the start of the plunger in tissue to the end of the flow.
    case injection
    /// From 2 mm back until the needle is out.
    case withdrawal
    /// From the first tick to the last.
    case procedure

    /// `at` for an instant, `during` for a stretch.
    public var key: String {
        switch self {
        case .puncture, .injectionStart, .withdrawn, .step: "at"
        case .insertion, .injection, .withdrawal, .procedure: "during"
        }
    }

    /// As written behind the key.
    public var word: String {
        switch self {
        case .injectionStart: "injection"
        case .withdrawn: "withdrawal"
        default: rawValue
        }
    }
}
