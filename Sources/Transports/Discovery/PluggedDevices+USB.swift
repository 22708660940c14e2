import Authoring
import Profiles

extension PluggedDevices {
    /// The USB devices, hubs aside.
    var usb: [PluggedDevice] {
        let folders = sysfs.names(in: "bus/usb/devices")
        return folders.filter { !$0.contains(":") }.compactMap { folder in
            let path = "bus/usb/devices/\(folder)"
            guard sysfs.text("\(path)/bDeviceClass") != "09",
                let model = Self.model(sysfs.text("\(path)/idVendor"), sysfs.text("\(path)/idProduct")),
                let bus = sysfs.text("\(path)/busnum").flatMap({ Int($0) }),
                let number = sysfs.text("\(path)/devnum").flatMap({ Int($0) })
            else { return nil }
            let node = "\(sysfs.nodes)/bus/usb/\(Self.three(bus))/\(Self.three(number))"
            let names = [sysfs.text("\(path)/manufacturer"), sysfs.text("\(path)/product")].compactMap(\.self)
            let drivers = folders.filter { $0.hasPrefix("\(folder):") }.compactMap {
                sysfs.link("bus/usb/devices/\($0)/driver")
            }
            return PluggedDevice(
                .usb, node: node, name: names.isEmpty ? nil : names.joined(separator: " "), model: model,
                serial: sysfs.text("\(path)/serial"), driver: drivers.first,
                profiles: self.names(for: model, by: .usb),
                problem: trouble(node, writing: true) ?? Self.claimed(by: drivers.first))
        }
    }

    private static func three(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    }

    /// Another program; a driver of the kernel is put aside while a run has the device.
    private static func claimed(by driver: String?) -> LocalizedText? {
        guard driver == "usbfs" else { return nil }
        return LocalizedText(
            ja: "他のプログラムが使用中です(usbfs)。そのプログラムを終了してください。",
            en: "another program holds it (usbfs); close that program.")
    }
}
