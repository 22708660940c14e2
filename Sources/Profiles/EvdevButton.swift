public import Devices

/// One button of an input device, and what it means.
public struct EvdevButton: Sendable, Equatable {
    /// What a button means.
    public enum Role: String, Sendable, CaseIterable {
        case deadMan = "dead-man"
        case hold, plunger, confirm, clutch
        case emergencyStop = "emergency-stop"

        /// The bit of a sample's buttons.
        public var buttons: Buttons {
            switch self {
            case .deadMan: .deadMan
            case .hold: .hold
            case .plunger: .plunger
            case .confirm: .confirm
            case .clutch: .clutch
            case .emergencyStop: .emergencyStop
            }
        }
    }
    /// When it counts as down.
    public enum Press: String, Sendable, CaseIterable {
        /// While it is pressed.
        case held
        /// From one press to the next.
        case toggle
    }

    /// The button.
    public var code: EvdevCode
    /// What it means.
    public var role: Role
    /// When it counts as down.
    public var press: Press

    public init(code: EvdevCode, role: Role, press: Press = .held) {
        self.code = code
        self.role = role
        self.press = press
    }
}
