public import Devices

/// One axis of an input device, and the channel that it drives.
public struct EvdevAxis: Sendable, Equatable {
    /// How the device's whole numbers become SI. The channel decides it.
    public enum Conversion: String, Sendable {
        /// Metres from the middle of the axis: by its resolution, or by the size that the user gave.
        case metres
        /// 0 at the axis' minimum … 1 at its maximum.
        case share
        /// −1 at the minimum … 1 at the maximum.
        case stick
        /// Radians from upright.
        case tilt
    }

    /// The axis.
    public var code: EvdevCode
    /// What it drives.
    public var channel: Channel
    /// Larger numbers of the device mean smaller ones of the channel.
    public var inverted: Bool
    /// Travel that counts as none, 0 ..< 0.5 of the full travel: at the start of a share, around the middle of a stick.
    public var deadZone: Double

    public init(code: EvdevCode, channel: Channel, inverted: Bool = false, deadZone: Double = 0) {
        self.code = code
        self.channel = channel
        self.inverted = inverted
        self.deadZone = deadZone
    }

    /// How this axis is converted; nil for a channel that no axis can drive.
    public var conversion: Conversion? { Conversion(channel) }
}

extension EvdevAxis.Conversion {
    /// Nil for the parts of a quaternion.
    public init?(_ channel: Channel) {
        switch channel {
        case .x, .y, .z: self = .metres
        case .tiltX, .tiltY: self = .tilt
        case .pressure, .plunger, .depth: self = .share
        case .slideX, .slideY, .leanX, .leanY: self = .stick
        default: return nil
        }
    }
}
