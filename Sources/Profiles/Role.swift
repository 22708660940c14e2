import Devices

/// What a device does for the needle where two devices hold it.
public enum Role: String, Sendable, CaseIterable {
    /// Says where the needle is, and shows the force.
    case position
    /// Says which way it points.
    case orientation
    case plunger
    /// Its button answers yes.
    case confirm

    /// The measure that it is about; a confirmation is about none.
    var measure: Measure? {
        switch self {
        case .position: .position
        case .orientation: .direction
        case .plunger: .plunger
        case .confirm: nil
        }
    }
}
