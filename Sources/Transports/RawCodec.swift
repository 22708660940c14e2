public import Devices
public import Profiles
public import Space

/// From what a recording kept of a device to readings, whatever the device is. Not for the servo thread.
public struct RawCodec: Sendable {
    private enum Reader {
        case evdev(EvdevCodec)
        case hidraw(HidrawReader)
        case lockstep(LockstepReader)
    }
    private var reader: Reader
    private let opened: Reader

    /// Nil where the device's samples are its reports.
    /// - Parameter facts: what an input device said of itself.
    public init?(_ profile: Profile, facts: EvdevFacts?) {
        let made: Reader? =
            switch profile.transport {
            case .virtual: nil
            case .evdev: facts.flatMap { EvdevCodec(profile, facts: $0) }.map { .evdev($0) }
            case .hidraw: HidrawReader(profile).map { .hidraw($0) }
            case .usb, .serial: LockstepReader(profile).map { .lockstep($0) }
            }
        guard let made else { return nil }
        reader = made
        opened = made
    }

    /// Takes in what the device said, in order.
    public mutating func take(_ report: RawReport) {
        switch (reader, opened) {
        case (.evdev(var codec), _):
            codec.take(report)
            reader = .evdev(codec)
        case (.hidraw(var codec), .hidraw(let first)):
            codec.take(report, opened: first)
            reader = .hidraw(codec)
        case (.lockstep(var codec), .lockstep(let first)):
            codec.take(report, opened: first)
            reader = .lockstep(codec)
        default: break
        }
    }

    /// The device at an instant of the run's clock.
    public mutating func read(at now: Instant) -> Reading {
        switch reader {
        case .evdev(var codec):
            defer { reader = .evdev(codec) }
            return codec.read(at: now)
        case .hidraw(var codec):
            defer { reader = .hidraw(codec) }
            return codec.read(at: now)
        case .lockstep(var codec):
            defer { reader = .lockstep(codec) }
            return codec.read(at: now)
        }
    }
}
