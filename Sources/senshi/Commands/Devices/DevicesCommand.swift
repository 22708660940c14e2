import ArgumentParser

/// `senshi devices`.
struct DevicesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "devices",
        abstract: "Find devices, look into them, and set them up.",
        discussion: """
            Examples:
              senshi devices
              senshi devices probe /dev/input/event7
              senshi devices monitor novint-falcon --force "0.5 N"
              senshi devices rules | sudo tee /etc/udev/rules.d/70-senshi.rules
              senshi devices new my-pad --node /dev/input/event7

            \(ExitCode.meanings)
            """,
        subcommands: [
            DevicesListCommand.self, DevicesProbeCommand.self, DevicesMonitorCommand.self, DevicesCalibrateCommand.self,
            DevicesRulesCommand.self, DevicesNewCommand.self,
        ],
        defaultSubcommand: DevicesListCommand.self)
}
