public import Authoring

/// Why a lockstep device can't be used, in one sentence that says what to do.
public struct WireError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What went wrong, for programs.
    public enum Reason: Sendable, Equatable {
        /// The profile is for another kind of device.
        case wrongProfile
        /// No such device is plugged in.
        case notFound
        /// More than one is, and none was named.
        case ambiguous
        case noPermission
        /// Another program, or a kernel driver that does not let go, holds it.
        case busy
        /// It was unplugged.
        case gone
        /// The device has no firmware, and no image was named or the image can't be read.
        case firmwareMissing
        /// The firmware could not be loaded: at which step.
        case firmware(FalconFirmware.Failure)
        /// The device does not take part in the exchange.
        case silent
        /// Nobody homed it in time.
        case notHomed
        /// libusb or the kernel refused for another reason.
        case system
    }

    public let reason: Reason
    /// Which device: its model and place.
    public let device: String
    /// The sentence.
    public let message: LocalizedText

    /// The English sentence.
    public var description: String { message.en }

    init(_ reason: Reason, _ device: String, en: String, ja: String) {
        self.reason = reason
        self.device = device
        message = LocalizedText(ja: "\(device): \(ja)", en: "\(device): \(en)")
    }
}
