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
        /// On its right side: what was its right points down.
        case sideways

        /// What stands upright → what is mounted so: a turn about the axis toward the user.
        public var rotation: Quaternion {
            let half = root(0.5)
            return switch self {
            case .upright: .identity
            case .inverted: Quaternion(w: 0, x: 0, y: 0, z: 1)
            case .sideways: Quaternion(w: half, x: 0, y: 0, z: -half)
            }
        }
    }

    /// How far the needle's tip may lie from the point that a device reports, along each axis, m (assumed: an arm's length).
    public static let toolOffset = -0.5...0.5

    public var hand: Hand
    public var mounting: Mounting
    /// Nil where the device's frame is the patient's.
    public var touches: Touches?
    public var grip: Grip
    /// What a known weight has shown: the device is told this many times its profile's force.
    public var forceScale: Double

    public init(
        hand: Hand = .right, mounting: Mounting = .upright, touches: Touches? = nil, grip: Grip = Grip(),
        forceScale: Double = 1
    ) {
        self.hand = hand
        self.mounting = mounting
        self.touches = touches
        self.grip = grip
        self.forceScale = forceScale
    }

    /// Device frame → patient frame; by the mounting alone where nothing was touched.
    public var registration: Pose {
        touches?.registration ?? Pose(position: .zero, rotation: mounting.rotation)
    }
}
