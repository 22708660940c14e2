import Profiles

extension PluggedDevices {
    /// The devices of raw HID reports, by number.
    var raw: [PluggedDevice] {
        sysfs.names(in: "class/hidraw").compactMap { name in
            let path = "class/hidraw/\(name)/device"
            let facts = self.facts("\(path)/uevent")
            // 0003:0000054C:00000CE6: bus, vendor, product.
            let numbers = (facts["HID_ID"] ?? "").split(separator: ":").map { String($0.suffix(4)) }
            let model = numbers.count == 3 ? Self.model(numbers[1], numbers[2]) : nil
            let node = "\(sysfs.nodes)/\(name)"
            return PluggedDevice(
                .hidraw, node: node, name: facts["HID_NAME"], model: model, serial: facts["HID_UNIQ"],
                driver: sysfs.link("\(path)/driver"), profiles: names(for: model, by: .hidraw),
                problem: trouble(node, writing: true))
        }
    }

    /// The serial lines of USB devices.
    var serial: [PluggedDevice] {
        sysfs.names(in: "class/tty").filter { $0.hasPrefix("ttyACM") || $0.hasPrefix("ttyUSB") }.map { name in
            let device = sysfs.usbDevice(above: "class/tty/\(name)/device")
            func say(_ file: String) -> String? { device.flatMap { Sysfs.text(at: "\($0)/\(file)") } }
            let model = Self.model(say("idVendor"), say("idProduct"))
            let node = "\(sysfs.nodes)/\(name)"
            var found = PluggedDevice(
                .serial, node: node, name: say("product"), model: model, serial: say("serial"),
                driver: sysfs.link("class/tty/\(name)/device/driver"), profiles: names(for: model, by: .serial),
                problem: nil)
            if found.profiles.isEmpty && name.hasPrefix("ttyACM") { found.possible = numberless }
            found.problem = trouble(node, writing: true, isNumberless: !found.possible.isEmpty)
            return found
        }
    }

    /// The profiles of serial devices whose numbers nobody has published: they may be any line of that kind.
    private var numberless: [String] {
        profiles.filter { $0.transport.way == .serial && $0.transport.models.isEmpty }.map(\.name)
    }

    /// Lines of `KEY=value`.
    private func facts(_ path: String) -> [String: String] {
        var facts: [String: String] = [:]
        for line in sysfs.lines(path) {
            let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
            if parts.count == 2 { facts[parts[0]] = parts[1] }
        }
        return facts
    }
}
