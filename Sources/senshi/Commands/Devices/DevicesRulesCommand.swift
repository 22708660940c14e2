import ArgumentParser
import Profiles

/// `senshi devices rules`.
struct DevicesRulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "Print the udev rules that let you use the devices of all profiles.",
        discussion: """
            The person at the seat (uaccess) and the group senshi get them, and ModemManager keeps off.

            Examples:
              senshi devices rules | sudo tee /etc/udev/rules.d/70-senshi.rules
              sudo groupadd --system --force senshi
              sudo udevadm control --reload && sudo udevadm trigger
            """)

    @OptionGroup var language: LanguageOption

    func run() throws {
        print(UdevRules(try Library.standard.profiles(language.language)).text, terminator: "")
    }
}
