public import Authoring
public import Profiles

/// An input device that is plugged in.
public struct EvdevDevice: Sendable {
    /// `/dev/input/event7`.
    public var node: String
    /// What the device calls itself; nil where it may not be read.
    public var name: String?
    /// Its USB or Bluetooth numbers; nil where it may not be read.
    public var model: EvdevMatch.Model?
    /// The names of the profiles that fit it.
    public var profiles: [String]
    /// Why it can't be used, and what to do; nil where it can.
    public var problem: LocalizedText?
}
