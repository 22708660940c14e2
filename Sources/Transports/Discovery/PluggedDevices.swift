import Authoring
import Glibc
public import Profiles

/// Finds what is plugged in, and says what stands in the way of using it. Not for the servo thread.
public struct PluggedDevices: Sendable {
    let sysfs: Sysfs
    let profiles: [Profile]

    /// - Parameters:
    ///   - profiles: those that a device may fit.
    ///   - sysfs: where the kernel tells about its devices.
    public init(profiles: [Profile], sysfs: Sysfs = Sysfs()) {
        self.profiles = profiles
        self.sysfs = sysfs
    }

    /// All of them: input devices, then raw HID devices, USB devices and serial lines. Of the latter three only those
    /// that a profile fits.
    public var list: [PluggedDevice] { input + (raw + usb + serial).filter { !Self.isStranger($0) } }

    /// Every USB device, raw HID device and serial line that no profile fits.
    public var strangers: [PluggedDevice] { (raw + usb + serial).filter(Self.isStranger) }

    private static func isStranger(_ device: PluggedDevice) -> Bool {
        device.profiles.isEmpty && device.possible.isEmpty
    }

    /// The only device that a profile is for; of those that a name is given for, the one with that node or serial number.
    /// Nil where there is none, or more than one.
    public static func only(_ profile: Profile, given: String?, sysfs: Sysfs = Sysfs()) -> PluggedDevice? {
        let target = given.flatMap(target)
        let fitting = PluggedDevices(profiles: [profile], sysfs: sysfs).list.filter {
            given == nil
                ? $0.fits(profile.name)
                : $0.node == given || $0.node.split(separator: "/").last == target || $0.serial == given
        }
        let ways = fitting.filter { $0.way == profile.transport.way }
        return ways.count == 1 ? ways[0] : nil
    }

    /// The name of the node that a link leads to, such as those in `/dev/serial/by-id`. Nil for what is no link.
    private static func target(of link: String) -> Substring? {
        var room = [CChar](repeating: 0, count: 4096)
        let count = unsafe readlink(link, &room, room.count)
        guard count > 0 else { return nil }
        return String(decoding: room.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self).split(separator: "/")
            .last
    }

    /// The profiles of one way that are for a model.
    func names(for model: EvdevMatch.Model?, by way: PluggedDevice.Way) -> [String] {
        guard let model else { return [] }
        return profiles.filter { $0.transport.way == way && $0.transport.models.contains(model) }.map(\.name)
    }

    /// Why a node may not be used; nil where it may.
    /// - Parameter isNumberless: it has no rule of its own before one is made for it.
    func trouble(_ node: String, writing: Bool, isNumberless: Bool = false) -> LocalizedText? {
        guard unsafe access(node, writing ? R_OK | W_OK : R_OK) != 0 else { return nil }
        if errno == ENOENT {
            return LocalizedText(
                ja: "\(node) がありません。コンテナや仮想マシンの中なら、このデバイスを渡してください。",
                en: "\(node) is not there; in a container or a virtual machine, hand this device to it.")
        }
        let rules = isNumberless ? "senshi devices rules --node \(node)" : "senshi devices rules"
        return LocalizedText(
            ja: "使う権限がありません。「\(rules) | sudo tee /etc/udev/rules.d/70-senshi.rules」と"
                + "「sudo udevadm control --reload && sudo udevadm trigger」を実行し、接続し直してください。",
            en: "you may not use it; run '\(rules) | sudo tee /etc/udev/rules.d/70-senshi.rules' and "
                + "'sudo udevadm control --reload && sudo udevadm trigger', then plug it in again.")
    }

    /// Four hexadecimal digits each.
    static func model(_ vendor: String?, _ product: String?) -> EvdevMatch.Model? {
        guard let vendor = vendor.flatMap({ UInt16($0, radix: 16) }),
            let product = product.flatMap({ UInt16($0, radix: 16) })
        else { return nil }
        return EvdevMatch.Model(vendor: vendor, product: product)
    }
}

extension Profile.Way {
    /// The kernel's way that leads to such a device; nil for one that exists only here.
    public var way: PluggedDevice.Way? {
        switch self {
        case .virtual: nil
        case .evdev: .evdev
        case .hidraw: .hidraw
        case .usb: .usb
        case .serial: .serial
        }
    }
}
