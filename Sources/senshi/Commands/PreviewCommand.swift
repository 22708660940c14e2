import ArgumentParser
import Authoring
import Foundation
import Reports
import Scoring

/// `senshi preview SCENARIO`.
struct PreviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Draw a scenario: its steps, what each is worth, and the force that the trainee will feel.",
        discussion: """
            The force over the depth comes from one straight insertion through the scenario's own patient with its own \
            needle, computed as in a run.

            Examples:
              senshi preview covid19-deltoid-im
              senshi preview my-scenario.yaml --output my-scenario.html --language ja

            \(ExitCode.meanings)
            """)

    @Argument(help: "A scenario of the library, or a file.")
    var scenario: String
    @Option(help: ArgumentHelp("The page; NAME-preview.html unless given.", valueName: "file"))
    var output: String?
    @OptionGroup var language: LanguageOption

    func run() throws {
        let language = language.language
        let procedure = try Procedure(
            scenario: scenario, devices: ["virtual-needle"], hand: nil, playsHand: false, language: language)
        let rehearsal = try Rehearsal(procedure, language: language)
        let preview = Preview(
            scenario: procedure.scenario, run: rehearsal.record,
            patient: RunWords.patient(procedure.scenario.patient))
        for line in preview.lines(in: language) { print(line) }
        let path = output ?? "\(procedure.scenario.id)-preview.html"
        do {
            try preview.page(in: language).write(toFile: path, atomically: true, encoding: .utf8)
        } catch {
            throw Complaint.sentence(
                LocalizedText(
                    ja: "\(path) に書けません。書き込める場所を --output で指定してください。",
                    en: "\(path) can't be written. Name a place that you may write to with --output.")[language],
                .notWritten)
        }
        print(path)
    }
}
