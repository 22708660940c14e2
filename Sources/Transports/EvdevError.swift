public import Authoring

/// Why an input device can't be used, in one sentence that says what to do.
public struct EvdevError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What went wrong, for programs.
    public enum Reason: Sendable, Equatable {
        /// The profile is for another kind of device.
        case wrongProfile
        /// The profile names more axes or buttons than a sample holds.
        case tooMany
        case noSuchNode
        case noPermission
        case notAnInputDevice
        /// Another program has grabbed it.
        case busy
        /// The device is another model than the profile is for.
        case wrongModel
        /// The device lacks axes or buttons of the profile.
        case lacks
        /// The device doesn't say how large its surface is, and the user hasn't said it either.
        case sizeUnknown
        /// The kernel refused for another reason.
        case system
    }

    public let reason: Reason
    /// The device's node.
    public let node: String
    /// The sentence.
    public let message: LocalizedText

    /// The English sentence.
    public var description: String { message.en }

    init(_ reason: Reason, _ node: String, en: String, ja: String) {
        self.reason = reason
        self.node = node
        message = LocalizedText(ja: ja, en: en)
    }
}
