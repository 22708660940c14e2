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
    /// Those of the file that can't be used. The others are none the worse for them.
    public private(set) var damaged: [DamagedCalibration] = []

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
        set {
            entries[device] = newValue
            damaged.removeAll { $0.concerns(device) }
        }
    }

    /// The serial numbers that a profile's calibrations are kept for, in order.
    public func serials(of profile: String) -> [String] {
        entries.keys.filter { $0.profile == profile }.map(\.serial).sorted()
    }

    /// Whether what would be written says the same when it is read again. What is wrong goes into `diagnostics`.
    public func readsBack(into diagnostics: Diagnostics) -> Bool {
        let found = Diagnostics()
        let again = Calibrations(Document(text: text, file: "devices.yaml", into: found), into: found)
        // What was wrong before is known.
        if again?.damaged == damaged { return again?.entries.keys == entries.keys }
        for diagnostic in found.all { diagnostics.add(diagnostic) }
        return false
    }

    /// Reads them from a document. A device's entry that is wrong is left to ``damaged``, and what is wrong with it is in
    /// `diagnostics`. Nil where the file as a whole can't be used.
    public init?(_ document: Document, into diagnostics: Diagnostics) {
        guard let root = document.root,
            let fields = Fields(
                root, of: LocalizedText(ja: "このファイル", en: "this file"), rule: "calibrations", into: diagnostics)
        else { return nil }
        fields.check(format: Self.format)
        let nodes = fields.nodes("devices")
        fields.finish()
        if diagnostics.hasErrors { return nil }
        let texts = DamagedCalibration.texts(in: document, of: nodes.map(\.place))
        for (node, text) in zip(nodes, texts) {
            let found = Diagnostics()
            var (name, number): (String?, String?)
            defer {
                for diagnostic in found.all { diagnostics.add(diagnostic) }
                if found.hasErrors { damaged.append(DamagedCalibration(profile: name, serial: number, text: text)) }
            }
            guard
                let own = Fields(node, of: LocalizedText(ja: "デバイス", en: "a device"), rule: "calibrations", into: found)
            else { continue }
            let profile = own.text("profile")
            let serial = own.optionalText("serial") ?? ""
            (name, number) = (profile, serial.isEmpty && own.has("serial") ? nil : serial)
            let calibration = Calibration(own)
            own.finish()
            guard let profile, let calibration, !found.hasErrors else { continue }
            let device = Device(profile: profile, serial: serial)
            if entries[device] != nil {
                own.refuse(
                    "profile", LocalizedText(ja: "このデバイスが二度あります", en: "this device is there twice"),
                    expected: LocalizedText(ja: "どちらか一つを残してください", en: "keep one of them"), problem: "twice")
                continue
            }
            entries[device] = calibration
        }
    }

    /// Writes the file, and its directory where there is none. The old file stays whole until the new one is on disk.
    public func write(to path: String) throws(AtomicFile.Failure) {
        try AtomicFile(path: path).write(text)
    }

    /// The file's text: the same calibrations always give the same bytes. What can't be used stands last, as it stood.
    public var text: String {
        var text = "# How devices stand to the patient and to the hand. Written by: senshi devices calibrate\n"
        text += "format: \(Self.format)\ndevices:"
        if entries.isEmpty && damaged.isEmpty { return text + " []\n" }
        text += "\n"
        for (device, calibration) in entries.sorted(by: {
            ($0.key.profile, $0.key.serial) < ($1.key.profile, $1.key.serial)
        }) {
            text += "  - profile: \(device.profile)\n"
            if !device.serial.isEmpty { text += "    serial: \(TabletSize.quoted(device.serial))\n" }
            text += calibration.text
        }
        for entry in damaged { text += entry.text }
        return text
    }
}
