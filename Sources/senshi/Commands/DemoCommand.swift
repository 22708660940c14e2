import ArgumentParser

/// `senshi demo`.
struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Watch an expert's injection on the virtual device, and read its score.",
        discussion: """
            Runs the COVID-19 scenario with the expert's hand script in real time. Waits such as drying are \
            fast-forwarded, and the screen says so.

            Examples:
              senshi demo
              senshi demo --hand angle-45 --language ja
              senshi demo --stepped --json

            \(ExitCode.meanings)
            """)

    @Option(help: ArgumentHelp("The hand script to play.", valueName: "script"))
    var hand = "expert"
    @OptionGroup var options: RunOptions

    func run() throws {
        let procedure = try Procedure(
            scenario: "covid19-deltoid-im", devices: ["virtual-needle"], hand: hand,
            cohort: options.cohort, exemplar: ExemplarChoice(options), language: options.language.language)
        try ProcedureRun(procedure, options: options).runVirtual()
    }
}
