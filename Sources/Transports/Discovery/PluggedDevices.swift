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
    public var list: [PluggedDevice] { input + (raw + usb + serial).filter { !$0.profiles.isEmpty } }

    /// Every USB device, raw HID device and serial line that no profile fits.
    public var strangers: [PluggedDevice] { (raw + usb + serial).filter(\.profiles.isEmpty) }

    /// The profiles of one way that are for a model.
    func names(for model: EvdevMatch.Model?, by way: PluggedDevice.Way) -> [String] {
        guard let model else { return [] }
        return profiles.filter { $0.transport.way == way && $0.transport.models.contains(model) }.map(\.name)
    }

    /// Why a node may not be used; nil where it may.
    func trouble(_ node: String, writing: Bool) -> LocalizedText? {
        guard unsafe access(node, writing ? R_OK | W_OK : R_OK) != 0 else { return nil }
        if errno == ENOENT {
            return LocalizedText(
                ja: "\(node) がありません。コンテナや仮想マシンの中なら、このデバイスを渡してください。",
                en: "\(node) is not there; in a container or a virtual machine, hand this device to it.")
        }
        return LocalizedText(
            ja: "使う権限がありません。「senshi devices rules | sudo tee /etc/udev/rules.d/70-senshi.rules」と"
                + "「sudo udevadm control --reload && sudo udevadm trigger」を実行し、接続し直してください。",
            en: "you may not use it; run 'senshi devices rules | sudo tee /etc/udev/rules.d/70-senshi.rules' and "
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
