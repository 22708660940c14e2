public import ArgumentParser
import Records
public import Scoring
import Streams

/// What `senshi run` and `senshi demo` have in common.
struct RunOptions: ParsableArguments {
    @Flag(help: "Stepped time: as fast as the processor allows, the same bits on every machine. Virtual devices only.")
    var stepped = false
    @Flag(help: "Print the report as JSON on standard output.")
    var json = false
    @Option(
        help: ArgumentHelp(
            "Where the recording goes: FILE.mcap, or FILE.csv for a table of all frames. A live run is recorded into its report's folder unless told otherwise.",
            valueName: "file"))
    var record: String?
    @Flag(help: "Record nothing.")
    var noRecord = false
    @Flag(help: "Keep every frame in the recording, not 100 a second: larger, and plots need no replay.")
    var everyFrame = false
    @Option(
        defaultAsFlag: StreamAddress.standard, parsing: .next,
        help: ArgumentHelp(
            "Let viewers such as Foxglove look on, at ws://127.0.0.1:8765 unless told otherwise; 0 is any free port.",
            valueName: "[host:]port"))
    var stream: StreamAddress?
    @Option(
        help: ArgumentHelp(
            "The folder that reports go to: reports, or for a --trainee the state's, unless told.", valueName: "folder")
    )
    var reports: String?
    @Option(help: "learn: prompts and the view under the skin; test: skin and landmarks only.")
    var mode = ScoringMode.learn
    @Option(
        help: ArgumentHelp(
            "The instructor who sits at the keyboard: in a test the keys E (event) and C (confirm) are theirs alone.",
            valueName: "name"))
    var instructorKeys: String?
    @Option(help: "A seed that gives everybody who sits a test the same patient and the same events.")
    var cohort: UInt64?
    @Option(
        help: ArgumentHelp(
            "An expert's run to follow. Unless told otherwise, that of the scenario in exemplars/ beside it.",
            valueName: "file"))
    var exemplar: String?
    @Flag(help: "Follow nobody.")
    var noExemplar = false
    @Flag(help: "Keep this run as the scenario's exemplar, if it passes: what others follow while learning.")
    var recordExemplar = false
    @Flag(help: "Refuse to start without real-time rights, instead of going on without them.")
    var realtime = false
    @Option(
        help: ArgumentHelp(
            "How long a device that went away is waited for; then the run ends with what there is.", valueName: "s"))
    var patience = 60.0
    @Option(
        help: ArgumentHelp(
            "Who trains, as a pseudonym: the attempt is kept for 'senshi progress'.", valueName: "pseudonym"))
    var trainee: String?
    @OptionGroup var state: StateFolder
    @OptionGroup var language: LanguageOption

    /// Where reports go. A trainee's are beside their results, so that they are deleted with them.
    var reportsFolder: String { reports ?? (trainee == nil ? "reports" : state.reports) }

    func validate() throws {
        if let trainee, !Attempt.isPseudonym(trainee) {
            throw language.usage(
                ja: "--trainee \(trainee): 仮名は1〜64文字の英数字、-、_で、誰の名前でもないものにしてください。",
                en: "--trainee \(trainee): a pseudonym has 1 to 64 letters, digits, - or _, and is nobody's name.")
        }
        if trainee != nil && stepped {
            throw language.usage(
                ja: "ステップ時間の実行は誰の試技でもありません。--traineeか--steppedを省いてください。",
                en: "A stepped run is nobody's attempt: leave out --trainee or --stepped.")
        }
    }
}

extension ScoringMode: ExpressibleByArgument {}
