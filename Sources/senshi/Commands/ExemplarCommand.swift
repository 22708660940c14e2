import ArgumentParser
import Authoring
import Foundation
import Scoring
import Terminals

/// `senshi exemplar RECORDING`.
struct ExemplarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exemplar",
        abstract: "Keep an expert's recorded run as the model that trainees follow (お手本).",
        discussion: """
            While learning, the trainee sees it on the screen and in the report, and a force device leads the hand softly \
            toward its path. A test hides it. "senshi run … --record-exemplar" does the same at the end of a run.

            Examples:
              senshi exemplar reports/20261124-covid19-deltoid-im-1a2b3c4d/session.mcap
              senshi exemplar session.mcap --output exemplars/covid19-deltoid-im.yaml --by teacher-1

            \(ExitCode.meanings)
            """)

    @Argument(help: "A recording of a run that passed.")
    var file: String
    @Option(
        help: ArgumentHelp(
            "Where it goes. Unless told otherwise, to exemplars/ beside the scenario of the library.", valueName: "file"
        ))
    var output: String?
    @Option(help: "A pseudonym of the expert.")
    var by = "expert"
    @OptionGroup var language: LanguageOption

    func run() throws {
        let language = language.language
        let result: ReplayResult
        do {
            result = try ReplayResult(
                path: file, wishes: ReplayResult.Wishes(digest: false, trace: false, compare: false))
        } catch { throw Complaint.recording(file, error, language) }
        var exemplar = result.exemplar
        exemplar?.by = by
        let id = result.score.scenario.id
        let path =
            try output
            ?? Library.standard.exemplar(
                of: id, beside: Procedure.scenarioPath(id, language))
        try ExemplarFile.keep(exemplar, of: result.score, at: path, language)
        Terminal().write(RunWords.kept(path)[language] + "\n")
    }
}
