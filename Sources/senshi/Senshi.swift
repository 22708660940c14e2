import ArgumentParser

@main
struct Senshi: ParsableCommand {
    /// The version of the forces: recordings and reports name it.
    static let model = "layers-1"

    static let configuration = CommandConfiguration(
        commandName: "senshi",
        abstract: "Haptic injection training: real forces, scored technique, evidence for every point.",
        discussion: """
            Examples:
              senshi demo
              senshi run covid19-deltoid-im --device pen-tablet
              senshi new my-scenario
              senshi check scenarios/covid19-deltoid-im.yaml devices/pen-tablet.yaml
              senshi template deltoid
              senshi replay reports/…/session.mcap
              senshi test cases/
              senshi account add sensei-1 --role admin
              senshi serve

            Shell completions: senshi --generate-completion-script bash|zsh|fish
            A training aid, not a medical device.
            """,
        version: "0.1.0",
        subcommands: [
            DemoCommand.self, RunCommand.self, CheckCommand.self, NewCommand.self, PreviewCommand.self,
            SchemaCommand.self, DevicesCommand.self, TemplateCommand.self,
            FidelityCommand.self, PatientCommand.self,
            ReplayCommand.self, RecoverCommand.self, DiffCommand.self, ExportCommand.self, TestCommand.self,
            ScoreCommand.self, ExemplarCommand.self, InstructCommand.self,
            ProgressCommand.self, ClassCommand.self, ResultsCommand.self, VerifyCommand.self, DoctorCommand.self,
            StabilityCommand.self, ServeCommand.self, StationCommand.self, StatusCommand.self, BeginCommand.self,
            AccountCommand.self,
            StopCommand.self, GuardianCommand.self,
        ])
}
