import ArgumentParser
import Authoring
import Records
import Scoring
import Stations

/// `senshi begin SCENARIO`: a session in the daemon.
struct BeginCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "begin",
        abstract: "Begin a session in the station's daemon.",
        discussion: """
            It goes on in the daemon: answered on the console's page, stopped by "senshi stop".

            Examples:
              senshi begin covid19-deltoid-im --device pen-tablet --trainee hanako-3
              senshi begin covid19-deltoid-im --device virtual-needle --hand expert --mode test

            \(ExitCode.meanings)
            """)

    @Argument(help: "A scenario of the library.")
    var scenario: String
    @Option(help: "A device profile of the library.")
    var device = "virtual-needle"
    @Option(help: "For a virtual device: a hand script of the scenario.")
    var hand: String?
    @Option(help: ArgumentHelp("Who trains.", valueName: "pseudonym"))
    var trainee: String?
    @Option(help: "learn or test.")
    var mode = ScoringMode.learn
    @Option(help: "The seed of a class.")
    var cohort: UInt64?
    @OptionGroup var state: StateFolder
    @OptionGroup var language: LanguageOption

    func run() throws {
        let language = language.language
        let order = SessionOrder(
            scenario: scenario, device: device, hand: hand, trainee: trainee, mode: mode.rawValue, cohort: cohort,
            language: language.rawValue)
        let answer = try StationLine.ask(
            ControlRequest(.start, order: order, language: language.rawValue), state, language)
        guard answer.done else { throw Complaint.sentence(answer.sentence, .badInput) }
        print(answer.sentence)
    }
}
