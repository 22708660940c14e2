import ArgumentParser
import Authoring
import Profiles
import Transports

/// `senshi devices list`, and `senshi devices` alone.
struct DevicesListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List what is plugged in, which profile fits, and what stands in the way.",
        discussion: """
            Examples:
              senshi devices
              senshi devices list --all
              senshi devices --json
            """)

    @Flag(help: "Also the USB devices, raw HID devices and serial lines that no profile fits.")
    var all = false
    @Flag(help: "Print JSON.")
    var json = false
    @OptionGroup var language: LanguageOption

    private struct Row: Encodable {
        var way, node: String
        var name, model, serial, driver: String?
        var profiles, possible: [String]
        var problem: String?
    }

    func run() throws {
        let language = language.language
        let profiles = try Library.standard.profiles(language)
        let plugged = PluggedDevices(profiles: profiles)
        let devices = plugged.list + (all ? plugged.strangers : [])
        if json {
            try JSONText.print(devices.map { row($0, language) })
            return
        }
        for device in devices { print(Self.line(device, language)) }
        if devices.isEmpty { print(Self.nothing[language]) }
        let title = LocalizedText(ja: "プロファイル", en: "Profiles")[language]
        print("\(title): \(profiles.map { "\($0.name) (\($0.title[language]))" }.joined(separator: ", "))")
    }

    private func row(_ device: PluggedDevice, _ language: Language) -> Row {
        Row(
            way: device.way.rawValue, node: device.node, name: device.name, model: device.model?.text,
            serial: device.serial, driver: device.driver, profiles: device.profiles,
            possible: device.possible, problem: device.problem?[language])
    }

    /// The node, the name, the numbers, and what to type or what stands in the way.
    private static func line(_ device: PluggedDevice, _ language: Language) -> String {
        var words = [device.node, device.name ?? "–"]
        if let model = device.model { words.append(model.text) }
        if let driver = device.driver {
            words.append(LocalizedText(ja: "ドライバ \(driver)", en: "driver \(driver)")[language])
        }
        words.append(fitting(device)[language])
        let line = words.joined(separator: "  ")
        return device.problem.map { "\(line)\n    \($0[language])" } ?? line
    }

    private static func fitting(_ device: PluggedDevice) -> LocalizedText {
        let (sure, possible) = (
            device.profiles.joined(separator: ", "), device.possible.joined(separator: ", ")
        )
        if !sure.isEmpty { return LocalizedText(ja: "--device \(sure)", en: "--device \(sure)") }
        return possible.isEmpty
            ? LocalizedText(ja: "合うプロファイルはありません", en: "no profile fits")
            : LocalizedText(ja: "--device \(possible)(かもしれません)", en: "perhaps --device \(possible)")
    }

    private static let nothing = LocalizedText(
        ja: "使えるデバイスは見つかりません。ケーブルと電源を確かめ、Bluetoothならペアリングしてください。"
            + "コンテナや仮想マシンの中なら、/dev/input や /dev/bus/usb のデバイスを渡してください。USBの一覧は senshi devices list --all です。",
        en:
            "Nothing that Senshi can use is plugged in. Check the cable and the power, pair what is on Bluetooth, and hand the "
            + "device to a container or a virtual machine (/dev/input, /dev/bus/usb). 'senshi devices list --all' shows every "
            + "USB device.")
}
