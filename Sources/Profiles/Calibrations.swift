public import Authoring
import Devices
import Space

/// The calibrations of a user's devices, by profile and serial number. Kept in a small YAML file.
public struct Calibrations: Sendable, Equatable {
    /// A device: a profile, and which of those it fits.
    public struct Device: Sendable, Hashable {
        /// The profile's name.
        public var profile: String
        /// The device's serial number, or its model where it says none; empty where it says neither.
        public var serial: String

        public init(profile: String, serial: String) {
            self.profile = profile
            self.serial = serial
        }
    }

    static let format = "senshi-calibrations/1"
    private var entries: [Device: Calibration] = [:]

    public init() {}

    /// Where the file is: `$XDG_CONFIG_HOME/senshi/devices.yaml`, or below `~/.config`. Nil where neither is known.
    public static func standardPath(environment: [String: String]) -> String? {
        if let base = environment["XDG_CONFIG_HOME"], base.hasPrefix("/") { return "\(base)/senshi/devices.yaml" }
        return environment["HOME"].map { "\($0)/.config/senshi/devices.yaml" }
    }

    /// Reads the file; one that doesn't exist holds none. Nil where it is wrong.
    public static func read(contentsOf path: String, into diagnostics: Diagnostics) -> Calibrations? {
        guard AtomicFile(path: path).exists else { return Calibrations() }
        return Document.read(contentsOf: path, into: diagnostics).flatMap { Calibrations($0, into: diagnostics) }
    }

    /// The calibration of a device; nil until its user has made one.
    public subscript(device: Device) -> Calibration? {
        get { entries[device] }
        set { entries[device] = newValue }
    }

    /// Reads them from a document. Nil where anything in it is wrong; all of it is then in `diagnostics`.
    public init?(_ document: Document, into diagnostics: Diagnostics) {
        guard let root = document.root,
            let fields = Fields(
                root, of: LocalizedText(ja: "このファイル", en: "this file"), rule: "calibrations", into: diagnostics)
        else { return nil }
        fields.check(format: Self.format)
        for node in fields.nodes("devices") {
            guard
                let own = Fields(
                    node, of: LocalizedText(ja: "デバイス", en: "a device"), rule: "calibrations", into: diagnostics)
            else { continue }
            let profile = own.text("profile")
            let serial = own.optionalText("serial") ?? ""
            let calibration = Calibration(own)
            own.finish()
            guard let profile, let calibration else { continue }
            let device = Device(profile: profile, serial: serial)
            if entries[device] != nil {
                own.refuse(
                    "profile", LocalizedText(ja: "このデバイスが二度あります", en: "this device is there twice"),
                    expected: LocalizedText(ja: "どちらか一つを残してください", en: "keep one of them"), problem: "twice")
            }
            entries[device] = calibration
        }
        fields.finish()
        if diagnostics.hasErrors { return nil }
    }

    /// Writes the file, and its directory where there is none. The old file stays whole until the new one is on disk.
    public func write(to path: String) throws(AtomicFile.Failure) {
        try AtomicFile(path: path).write(text)
    }

    /// The file's text: the same calibrations always give the same bytes.
    public var text: String {
        var text = "# How devices stand to the patient and to the hand. Written by: senshi devices calibrate\n"
        text += "format: \(Self.format)\ndevices:"
        if entries.isEmpty { return text + " []\n" }
        text += "\n"
        for (device, calibration) in entries.sorted(by: {
            ($0.key.profile, $0.key.serial) < ($1.key.profile, $1.key.serial)
        }) {
            text += "  - profile: \(device.profile)\n"
            if !device.serial.isEmpty { text += "    serial: \(TabletSize.quoted(device.serial))\n" }
            text += calibration.text
        }
        return text
    }
}
