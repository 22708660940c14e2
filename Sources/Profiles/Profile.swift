public import Authoring
public import Devices
public import Space

/// A kind of device: how it is reached, what its numbers mean, what it may be asked for and what it can know.
public struct Profile: Sendable {
    /// The ways to a device.
    public enum Way: Sendable, Equatable {
        /// A script of hand movements; nil where the command names one.
        case virtual(script: String?)
        /// The kernel's input interface.
        case evdev(EvdevLayout)
        /// The raw reports of a HID device.
        case hidraw(HidrawLayout)
        /// libusb, to a device that answers every frame.
        case usb(LockstepLayout)
        /// A serial line, to a device that answers every frame.
        case serial(LockstepLayout)
    }

    /// The name that commands use, and the file's: `pen-tablet`.
    public var name: String
    public var title: LocalizedText
    public var transport: Way
    public var mapping: Mapping
    public var limits: Limits
    /// What the device is between its motors and the hand, where the profile says so: a virtual device then moves as it
    /// would, and `senshi stability` goes by it.
    public var dynamics: Dynamics?
    /// Every measure has an entry.
    public var senses: [Measure: Sensing]
    /// What it may do where two devices hold one needle.
    public var roles: Set<Role>
    /// How far behind the device's newest report the samples are taken, so that they can be interpolated, s.
    public var interpolationDelay: Double
    /// The point of the skin chart under the middle of the device's surface, m; z is 0.
    public var surfaceCentre: Vector
    /// Where the numbers come from, by their path in the file: `limits.force`.
    public var provenance: [String: Provenance]

    /// How long the device may say nothing before that is a fault, s: as long as a command holds, for those that show force
    /// and so report all the time. The kernel's input devices are silent while they are still.
    public var longestSilence: Double {
        if case .evdev = transport { return .infinity }
        return limits.force > 0 ? limits.commandLifetime : .infinity
    }

    /// How the device knows a measure.
    public func sensing(_ measure: Measure) -> Sensing { senses[measure] ?? .absent }
}

extension Profile.Way {
    /// The layout of a device that answers every frame with one of its own; nil for the others.
    public var lockstep: LockstepLayout? {
        switch self {
        case .usb(let layout), .serial(let layout): layout
        case .virtual, .evdev, .hidraw: nil
        }
    }
}
