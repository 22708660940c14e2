import Authoring
import Profiles
import Transports

extension Doctor {
    /// The udev rules, then each device with what stands in its way.
    var devices: [Finding] { [rules] + blocked + [usable] }

    private var rules: Finding {
        let folders = ["/etc/udev/rules.d", "/run/udev/rules.d", "/usr/lib/udev/rules.d", "/lib/udev/rules.d"]
        let install = LocalizedText(
            ja: "「senshi devices rules | sudo tee /etc/udev/rules.d/\(UdevRules.file)」と"
                + "「sudo udevadm control --reload && sudo udevadm trigger」を実行してください。",
            en: "run 'senshi devices rules | sudo tee /etc/udev/rules.d/\(UdevRules.file)' and "
                + "'sudo udevadm control --reload && sudo udevadm trigger'.")
        guard let path = folders.map({ "\($0)/\(UdevRules.file)" }).first(where: machine.has) else {
            return .trouble(
                .usb, .worse,
                LocalizedText(
                    ja: "udevの規則がありません。管理者でなければデバイスを開けません。",
                    en: "there are no udev rules, so only an administrator may open a device."), fix: install)
        }
        let rules = { (text: String) in
            text.split(separator: "\n").filter { !$0.hasPrefix("#") && $0.contains { !$0.isWhitespace } }
        }
        let own = rules(UdevRules(profiles).text)
        // A serial device without published numbers has a rule that was asked for.
        let there = rules(machine.text(path) ?? "").filter { own.contains($0) || !$0.hasPrefix("SUBSYSTEM==\"tty\"") }
        guard there == own else {
            return .trouble(
                .usb, .worse,
                LocalizedText(
                    ja: "\(path) は、今のプロファイルの規則と違います。",
                    en: "\(path) is not what the profiles give now."), fix: install)
        }
        return .fine(.usb, ja: "\(path) はプロファイルと同じです。", en: "\(path) is what the profiles give.")
    }

    private var blocked: [Finding] {
        plugged.compactMap { device -> Finding? in
            guard let problem = device.problem else { return nil }
            let name = device.name ?? device.node
            return .trouble(
                .usb, .worse,
                LocalizedText(ja: "\(name)（\(device.node)）は使えません。", en: "\(name) (\(device.node)) can't be used."),
                fix: problem)
        }
    }

    private var usable: Finding {
        let names = plugged.filter { $0.problem == nil && !$0.profiles.isEmpty }.map { $0.name ?? $0.node }
        guard names.isEmpty else {
            let list = names.joined(separator: ", ")
            return .fine(.usb, ja: "使えるデバイス：\(list)", en: "ready to be used: \(list).")
        }
        return .trouble(
            .usb, .worse,
            LocalizedText(
                ja: "使えるデバイスがつながっていません。", en: "no device that can be used is plugged in."),
            fix: LocalizedText(
                ja: "デバイスをつなぎ、「senshi devices」で確かめてください。なくても「senshi demo」は動きます。",
                en: "plug one in and look with 'senshi devices'; 'senshi demo' runs without one."))
    }
}
