import Authoring
import Profiles

extension PluggedDevices {
    /// The input devices, by number. What they are is read from sysfs, so also where the node may not be; a kernel that
    /// says nothing there is asked through the node.
    public var input: [PluggedDevice] {
        EvdevDevices.nodes(in: "\(sysfs.nodes)/input").map { node in
            let event = String(node.split(separator: "/").last ?? "")
            guard let identity = EvdevIdentity(event, in: sysfs) else { return asked(node) }
            return PluggedDevice(
                .evdev, node: node, name: identity.name, model: identity.model,
                serial: sysfs.text("class/input/\(event)/device/uniq"),
                profiles: profiles.filter { EvdevDevices.fits(identity, $0) }.map(\.name),
                problem: trouble(node, writing: false))
        }
    }

    private func asked(_ node: String) -> PluggedDevice {
        let device = EvdevDevices.device(at: node, profiles: profiles)
        return PluggedDevice(
            .evdev, node: node, name: device.name, model: device.model, profiles: device.profiles,
            problem: trouble(node, writing: false) ?? device.problem)
    }
}

extension EvdevIdentity {
    /// What the kernel says of an input device in files; nil where it says nothing.
    init?(_ event: String, in sysfs: Sysfs) {
        let folder = "class/input/\(event)/device"
        guard let name = sysfs.text("\(folder)/name"),
            let model = PluggedDevices.model(sysfs.text("\(folder)/id/vendor"), sysfs.text("\(folder)/id/product")),
            let axes = sysfs.text("\(folder)/capabilities/abs"), let keys = sysfs.text("\(folder)/capabilities/key")
        else { return nil }
        self.init(name: name, model: model, axes: Self.bits(axes), buttons: Self.bits(keys))
    }

    /// The numbers of the bits in words of 64, the highest word first: `7cdb000000000000 0 0 0 0`.
    static func bits(_ text: String) -> Set<UInt16> {
        var numbers: Set<UInt16> = []
        for (index, word) in text.split(separator: " ").reversed().enumerated() {
            let bits = UInt64(word, radix: 16) ?? 0
            for bit in 0..<64 where bits >> UInt64(bit) & 1 == 1 { numbers.insert(UInt16(index * 64 + bit)) }
        }
        return numbers
    }
}
