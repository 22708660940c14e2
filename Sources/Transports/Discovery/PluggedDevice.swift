public import Authoring
public import Profiles

/// A device that is plugged in, whichever way leads to it.
public struct PluggedDevice: Sendable, Equatable {
    /// The ways to a device that the kernel offers.
    public enum Way: String, Sendable, CaseIterable {
        /// The input interface.
        case evdev
        /// Raw HID reports.
        case hidraw
        /// The USB device itself.
        case usb
        /// A serial line.
        case serial
    }

    public var way: Way
    /// `/dev/input/event7`.
    public var node: String
    /// What the device calls itself; nil where it says nothing.
    public var name: String?
    /// Its USB or Bluetooth numbers; nil where it has none.
    public var model: EvdevMatch.Model?
    /// Its serial number; nil where it says none.
    public var serial: String?
    /// The kernel's driver that holds it; nil where none does.
    public var driver: String?
    /// The names of the profiles that fit it.
    public var profiles: [String]
    /// The names of the profiles that may be for it: those whose maker has published no numbers.
    public var possible: [String] = []
    /// Why it can't be used, and what to do; nil where it can.
    public var problem: LocalizedText?

    public init(
        _ way: Way, node: String, name: String? = nil, model: EvdevMatch.Model? = nil, serial: String? = nil,
        driver: String? = nil, profiles: [String] = [], problem: LocalizedText? = nil
    ) {
        self.way = way
        self.node = node
        self.name = name
        self.model = model
        self.serial = serial
        self.driver = driver
        self.profiles = profiles
        self.problem = problem
    }

    /// A profile is for it, or may be.
    public func fits(_ profile: String) -> Bool { profiles.contains(profile) || possible.contains(profile) }

    /// What tells it from every other device, whichever way leads to it: its numbers and its serial number, or the node of
    /// one that says none.
    public var key: String {
        guard let serial, !serial.isEmpty else { return node }
        return model.map { "\($0.text) \(serial)" } ?? serial
    }
}
