public import Devices
public import Space

/// How one device stands to the patient and to the hand, as it was set up once.
public struct Calibration: Sendable, Equatable {
    /// The hand that holds the device.
    public enum Hand: String, Sendable, CaseIterable {
        case left, right
    }
    /// How the device is fixed.
    public enum Mounting: String, Sendable, CaseIterable {
        /// As it stands on a desk.
        case upright
        /// Hanging, its top down.
        case inverted
        /// On its side.
        case sideways
    }

    public var hand: Hand
    public var mounting: Mounting
    /// Nil where the device's frame is the patient's.
    public var touches: Touches?
    public var grip: Grip

    public init(
        hand: Hand = .right, mounting: Mounting = .upright, touches: Touches? = nil, grip: Grip = Grip()
    ) {
        self.hand = hand
        self.mounting = mounting
        self.touches = touches
        self.grip = grip
    }

    /// Device frame → patient frame.
    public var registration: Pose { touches?.registration ?? .identity }
}
