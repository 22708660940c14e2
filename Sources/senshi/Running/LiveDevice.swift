import ArgumentParser
import Authoring
import Devices
import Profiles
import Recordings
import Transports

/// What is done with a device once it is open, whichever transport leads to it.
protocol DeviceUse: ~Copyable {
    /// - Parameters:
    ///   - facts: what the device said of itself, for the recording.
    ///   - reopen: opens the device once it is plugged in again, while it is wanted; nil where it isn't.
    ///   - release: gives the device back to the desktop.
    consuming func use<Link: Transport & Sendable & ~Copyable>(
        _ link: consuming Link, facts: [Attachment], reopen: (@Sendable (() -> Bool) -> Link?)?,
        release: @escaping () -> Void
    ) throws
}

/// Opens the device that a profile is for.
enum LiveDevice {
    /// The device is this program's alone from before it is opened until its use is over.
    ///
    /// - Parameter session: of the console; its pages show what a person is to do until the device is ready.
    /// - Throws: the exit code, after one sentence that says what to do.
    static func open<Use: DeviceUse & ~Copyable>(
        _ profile: Profile, node: String?, size: String?, firmware: String? = nil, language: Language,
        session: StationSession? = nil, for use: consuming Use
    ) throws {
        let plugged = PluggedDevices.only(profile, given: node)
        let lock = try (plugged?.key ?? node).flatMap { try HeldDevice.take($0, language) }
        defer { withExtendedLifetime(lock) {} }
        let words = ReplugWords(language)
        switch profile.transport {
        case .virtual:
            throw Complaint.sentence(
                LocalizedText(
                    ja: "\(profile.name) は仮想のデバイスです。実際のデバイスのプロファイルを選んでください。",
                    en: "\(profile.name) exists only here; choose the profile of a real device.")[language], .badInput)
        case .evdev:
            let device = try InputDevice(profile, node: node, size: size, language: language)
            let transport = try device.open()
            let grab = transport.grab
            let facts = [RecordedFiles.device(transport.facts)]
            try use.use(transport, facts: facts, reopen: device.reopen(telling: words), release: { grab.release() })
        case .hidraw:
            let transport = try RawDevice.open(profile, node: node, language: language)
            try use.use(transport, facts: [], reopen: { _ in RawDevice.reopen(profile, telling: words) }, release: {})
        case .usb:
            let device = ForceDevice(profile: profile, given: node, language: language, session: session)
            let falcon = try device.falcon(firmware: firmware)
            let reopen = device.falconAgain(falcon.device, firmware: firmware, telling: words)
            try use.use(falcon, facts: [], reopen: reopen, release: {})
        case .serial:
            let device = ForceDevice(profile: profile, given: node, language: language)
            let polhem = try device.polhem()
            let again = device.polhemAgain(plugged, telling: words)
            try use.use(polhem, facts: [], reopen: again, release: {})
        }
    }
}
