import Devices

/// The buttons of a sample, as scripts name them.
public enum HandButton: String, Sendable, CaseIterable {
    case deadMan = "dead-man"
    case hold, plunger, confirm
    case emergencyStop = "emergency-stop"

    var button: Buttons {
        switch self {
        case .deadMan: .deadMan
        case .hold: .hold
        case .plunger: .plunger
        case .confirm: .confirm
        case .emergencyStop: .emergencyStop
        }
    }
}
