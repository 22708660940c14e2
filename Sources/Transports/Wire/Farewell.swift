/// What became of the last that a device was told: that it shows nothing any more.
enum Farewell: Sendable {
    /// The device took it, or is gone.
    case said
    /// The device is there and did not take it.
    case unsaid
    /// Nobody knows: its writing thread hangs.
    case unknown
}

extension Guardian {
    /// Leaves to the guardian what the device did not take. Not for the servo thread.
    func follow(_ farewell: Farewell) {
        switch farewell {
        case .said: end()
        case .unsaid: finish()
        case .unknown: fire()
        }
    }
}
