import ArgumentParser
import Authoring
import Profiles
import Transports

/// `senshi devices probe NODE|PROFILE`.
struct DevicesProbeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "probe",
        abstract: "Say what a device is and has: numbers, axes with their ranges, buttons, motors.",
        discussion: """
            Examples:
              senshi devices probe /dev/input/event7
              senshi devices probe pen-tablet --json
            """)

    @Argument(help: ArgumentHelp("A node, or a profile that one plugged-in device fits.", valueName: "node|profile"))
    var device: String
    @Flag(help: "Print JSON.")
    var json = false
    @OptionGroup var language: LanguageOption

    private struct Axis: Encodable {
        var name: String
        var minimum, maximum, resolution, value: Int32
    }

    private struct Sheet: Encodable {
        var node, way: String
        var name, model, serial, driver: String?
        var profiles: [String]
        var problem: String?
        var axes: [Axis]?
        var buttons, motors: [String]?
    }

    func run() throws {
        let language = language.language
        let device = try PluggedNode(language).find(device)
        var sheet = Sheet(
            node: device.node, way: device.way.rawValue, name: device.name, model: device.model?.text,
            serial: device.serial, driver: device.driver, profiles: device.profiles, problem: device.problem?[language])
        if device.way == .evdev {
            do throws(EvdevError) {
                let said = try EvdevDescription(node: device.node)
                sheet.axes = said.axes.map {
                    Axis(
                        name: $0.name, minimum: $0.range.minimum, maximum: $0.range.maximum,
                        resolution: $0.range.resolution, value: $0.value)
                }
                sheet.buttons = said.buttons
                sheet.motors = said.effects
            } catch { throw Complaint.sentence((device.problem ?? error.message)[language], .deviceTrouble) }
        }
        if json { return try JSONText.print(sheet) }
        Self.print(sheet, language)
    }

    private static func print(_ sheet: Sheet, _ language: Language) {
        func line(_ ja: String, _ en: String, _ value: String?) {
            let label = LocalizedText(ja: ja, en: en)[language]
            if let value, !value.isEmpty { Swift.print("\(label): \(value)") }
        }
        Swift.print("\(sheet.node)  \(sheet.name ?? "–")  (\(sheet.way))")
        line("機種", "model", sheet.model)
        line("製造番号", "serial", sheet.serial)
        line("ドライバ", "driver", sheet.driver)
        line("プロファイル", "profiles", sheet.profiles.joined(separator: ", "))
        line("問題", "problem", sheet.problem)
        for axis in sheet.axes ?? [] {
            let unit = axis.resolution > 0 ? "\(axis.resolution)/\(axis.name.contains("TILT") ? "rad" : "mm")" : "–"
            Swift.print("  \(axis.name)  \(axis.minimum) … \(axis.maximum)  \(unit)  = \(axis.value)")
        }
        line("ボタン", "buttons", sheet.buttons?.joined(separator: " "))
        line("モーター", "motors", sheet.motors?.joined(separator: " "))
    }
}
