import Authoring

/// The udev rules that let the person at the seat, and the group `senshi`, use the devices of some profiles.
public struct UdevRules: Sendable {
    /// The name to install them by: before 73-seat-late.rules, which grants what `uaccess` asks for.
    public static let file = "70-senshi.rules"
    private let profiles: [Profile]
    private let models: Set<EvdevMatch.Model>
    private let anyLine: Bool

    /// - Parameters:
    ///   - models: of serial devices whose makers have published no numbers, as they were found on this machine.
    ///   - anyLine: where there are none, such a device may be any serial line (`ttyACM`), a modem's too.
    public init(_ profiles: [Profile], models: Set<EvdevMatch.Model> = [], anyLine: Bool = false) {
        self.profiles = profiles
        self.models = models
        self.anyLine = anyLine
    }

    /// The whole file.
    public var text: String {
        var lines = [
            "# Lets the person at the seat, and the group senshi, use the devices that Senshi has profiles for, and keeps",
            "# ModemManager from talking to them. Written by: senshi devices rules",
            "#",
            "# To install:",
            "#   senshi devices rules | sudo tee /etc/udev/rules.d/\(Self.file)",
            "#   sudo groupadd --system --force senshi",
            "#   sudo udevadm control --reload && sudo udevadm trigger",
            "",
            "ACTION==\"remove\", GOTO=\"senshi_end\"",
            "",
            "# What is held open during a run, so that the processor does not fall into deep sleep.",
            "KERNEL==\"cpu_dma_latency\", GROUP=\"senshi\", MODE=\"0660\"",
        ]
        for profile in profiles.sorted(by: { $0.name < $1.name }) {
            let rules = self.lines(for: profile)
            if !rules.isEmpty { lines += ["", "# \(profile.name): \(profile.title.en)"] + rules }
        }
        return (lines + ["", "LABEL=\"senshi_end\"", ""]).joined(separator: "\n")
    }

    /// The rules of one profile; none for a device that exists only here.
    func lines(for profile: Profile) -> [String] {
        switch profile.transport {
        case .virtual: []
        case .hidraw(let layout): Self.sorted(layout.models).flatMap(Self.raw)
        case .usb(let layout): Self.sorted(layout.models).flatMap(Self.usb)
        case .serial(let layout):
            layout.models.isEmpty ? numberless : Self.sorted(layout.models).flatMap(Self.serial)
        case .evdev(let layout):
            layout.match.models.isEmpty
                ? Self.classes(of: layout).map {
                    "SUBSYSTEM==\"input\", KERNEL==\"event*\", ENV{\($0)}==\"1\", \(Self.grant)"
                }
                : Self.sorted(layout.match.models).map { model in
                    "SUBSYSTEM==\"input\", KERNEL==\"event*\", ATTRS{id/vendor}==\"\(model.vendorText)\", "
                        + "ATTRS{id/product}==\"\(model.productText)\", \(Self.grant)"
                }
        }
    }

    /// For a serial device whose maker has published no numbers.
    private var numberless: [String] {
        if !models.isEmpty { return Self.sorted(models).flatMap(Self.serial) }
        if anyLine {
            return ["SUBSYSTEM==\"tty\", KERNEL==\"ttyACM*\", SUBSYSTEMS==\"usb\", \(Self.grant), \(Self.apart)"]
        }
        return [
            "# Its maker has published no USB numbers. Plug it in, and write a rule for those of its own:",
            "#   senshi devices rules --node /dev/ttyACM0",
            "# Or let Senshi have every such line, and hide all of them from ModemManager, where nothing else uses one:",
            "#   senshi devices rules --any-serial-line",
        ]
    }

    private static let grant = "TAG+=\"uaccess\", GROUP=\"senshi\", MODE=\"0660\""

    /// ModemManager asks no such device whether it is a modem: neither the device nor its lines.
    private static let apart = "ENV{ID_MM_DEVICE_IGNORE}=\"1\", ENV{ID_MM_PORT_IGNORE}=\"1\""

    static func sorted(_ models: Set<EvdevMatch.Model>) -> [EvdevMatch.Model] { models.sorted { $0.text < $1.text } }

    /// What udev itself calls a device with these axes and buttons (60-input-id.rules).
    private static func classes(of layout: EvdevLayout) -> [String] {
        let buttons = Set((layout.match.buttons.map(\.name) + layout.buttons.map(\.code.name)))
        if buttons.contains("BTN_TOOL_PEN") { return ["ID_INPUT_TABLET"] }
        let sticks: Set = ["BTN_SOUTH", "BTN_EAST", "BTN_TRIGGER", "BTN_THUMB"]
        return buttons.isDisjoint(with: sticks) ? [] : ["ID_INPUT_JOYSTICK"]
    }

    /// A raw HID node, over USB and over Bluetooth.
    static func raw(_ model: EvdevMatch.Model) -> [String] {
        let bluetooth = "\(model.vendorText):\(model.productText)".uppercased()
        return [
            "SUBSYSTEM==\"hidraw\", ATTRS{idVendor}==\"\(model.vendorText)\", ATTRS{idProduct}==\"\(model.productText)\", \(grant)",
            "SUBSYSTEM==\"hidraw\", KERNELS==\"0005:\(bluetooth).*\", \(grant)",
        ]
    }

    /// A USB device that a program drives by itself.
    static func usb(_ model: EvdevMatch.Model) -> [String] {
        [
            "SUBSYSTEM==\"usb\", ENV{DEVTYPE}==\"usb_device\", ATTR{idVendor}==\"\(model.vendorText)\", "
                + "ATTR{idProduct}==\"\(model.productText)\", \(grant), \(apart)"
        ]
    }

    /// A serial line.
    static func serial(_ model: EvdevMatch.Model) -> [String] {
        [
            "SUBSYSTEM==\"tty\", ATTRS{idVendor}==\"\(model.vendorText)\", ATTRS{idProduct}==\"\(model.productText)\", "
                + "\(grant), \(apart)"
        ]
    }
}

extension EvdevMatch.Model {
    /// `056a`.
    var vendorText: String { String(text.prefix(4)) }
    /// `00b9`.
    var productText: String { String(text.suffix(4)) }
}
