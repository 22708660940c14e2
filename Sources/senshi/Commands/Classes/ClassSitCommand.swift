import ArgumentParser
import Authoring
import Records

/// `senshi class sit`: the next trainee of a roster, on the class's patient, in test mode.
struct ClassSitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sit",
        abstract: "Let the next trainee of the roster sit the test, with the options of 'senshi run'.",
        discussion: """
            Whoever has not tried yet comes next. An attempt that is void counts for nothing, so the same one comes again.

            Examples:
              senshi class sit ns-2a --device pen-tablet
              senshi class sit ns-2a --trainee hanako-3 --device pen-tablet    one who came late, or comes again
            """)
    @Argument(help: "The class's name.")
    var name: String
    @Option(help: ArgumentHelp("Another one than the next.", valueName: "pseudonym"))
    var trainee: String?
    @Option(help: "As in 'senshi run'.")
    var device = ["virtual-needle"]
    @Option(help: ArgumentHelp("As in 'senshi run'.", valueName: "/dev/input/eventN"))
    var node: [String] = []
    @Option(help: ArgumentHelp("As in 'senshi run'.", valueName: "script"))
    var hand: String?
    @Option(help: ArgumentHelp("The folder that reports go to; the state's unless told.", valueName: "folder"))
    var reports: String?
    @OptionGroup var state: StateFolder
    @OptionGroup var language: LanguageOption

    func run() throws {
        let language = language.language, store = try state.existing(language)
        let roster = try ClassCommand.roster(name, in: store, language)
        let attempts = try StateFolder.attempt(language) { () throws(StoreFailure) in try store.attempts() }
        if let trainee, !roster.trainees.contains(trainee) {
            throw Complaint.sentence(
                LocalizedText(
                    ja: "\(trainee) は \(name) の名簿にいません。"
                        + (Suggestion.nearest(to: trainee, among: roster.trainees).map { "\($0) のことですか？" } ?? ""),
                    en: "\(trainee) is not on the roster of \(name)."
                        + (Suggestion.nearest(to: trainee, among: roster.trainees).map { " Did you mean \($0)?" } ?? "")
                )[language], .badInput)
        }
        guard let next = trainee ?? ClassMatrix(of: roster, attempts: attempts).next else {
            return print(
                LocalizedText(
                    ja: "全員が終わりました。「senshi class matrix \(name)」で結果を見られます。",
                    en: "All have sat it. 'senshi class matrix \(name)' shows what they did.")[language])
        }
        print(LocalizedText(ja: "次の受講者: \(next)", en: "next trainee: \(next)")[language])
        var arguments = [
            roster.scenario, "--trainee", next, "--cohort", "\(roster.cohort)", "--mode", "test", "--state", state.path,
            "--language", language.rawValue, "--reports", reports ?? state.reports,
        ]
        for device in device { arguments += ["--device", device] }
        for node in node { arguments += ["--node", node] }
        if let hand { arguments += ["--hand", hand] }
        try RunCommand.parse(arguments).run()
    }
}
