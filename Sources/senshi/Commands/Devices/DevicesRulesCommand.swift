import ArgumentParser
import Authoring
import Profiles
import Terminals
import Transports

/// `senshi devices rules`.
struct DevicesRulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "Print the udev rules that let you use the devices of all profiles.",
        discussion: """
            The person at the seat (uaccess) and the group senshi get them, and ModemManager keeps off.
            The makers of some serial devices have published no USB numbers: a rule for one that is plugged in is made with
            --node. With --any-serial-line every line of its kind is taken for one, a modem's or a development board's too.

            Examples:
              senshi devices rules | sudo tee /etc/udev/rules.d/70-senshi.rules
              senshi devices rules --node /dev/ttyACM0 | sudo tee /etc/udev/rules.d/70-senshi.rules
              sudo groupadd --system --force senshi
              sudo udevadm control --reload && sudo udevadm trigger
            """)

    @Option(help: ArgumentHelp("A serial device whose own numbers are to have a rule.", valueName: "node"))
    var node: String?
    @Flag(help: "Take every USB serial line (ttyACM) for a device, and hide all of them from ModemManager.")
    var anySerialLine = false
    @OptionGroup var language: LanguageOption

    func run() throws {
        let language = language.language
        let profiles = try Library.standard.profiles(language)
        var models: Set<EvdevMatch.Model> = []
        if let node {
            let plugged = PluggedDevices(profiles: profiles)
            let line = (plugged.list + plugged.strangers).first { $0.node == node && $0.way == .serial }
            guard let model = line?.model else {
                throw Complaint.sentence(
                    LocalizedText(
                        ja: "\(node): USBのシリアルデバイスとして見つかりません。senshi devices list --all で確かめてください。",
                        en: "\(node): is no serial line of a USB device; see what 'senshi devices list --all' shows.")[
                            language], .deviceTrouble)
            }
            models = [model]
        }
        print(UdevRules(profiles, models: models, anyLine: anySerialLine).text, terminator: "")
    }
}
