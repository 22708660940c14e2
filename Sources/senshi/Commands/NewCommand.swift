import ArgumentParser
import Authoring
import Foundation
import Patients
import Scoring

/// `senshi new NAME`.
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Begin a scenario of your own, from a template that explains itself.",
        discussion: """
            Writes NAME.yaml, which checks clean, and beside it the schema that editors complete and check with while \
            you write (the first line of the scenario names it).

            Examples:
              senshi new influenza-deltoid-im
              senshi new influenza-deltoid-im --folder lessons --guideline uk

            \(ExitCode.meanings)
            """)

    @Argument(help: "The scenario's id: letters, digits and hyphens.")
    var name: String
    @Option(help: "The folder that it is written to.")
    var folder = "."
    @Option(help: "Whose limits count: jp, cdc, who, uk, au.")
    var guideline = "jp"
    @OptionGroup var language: LanguageOption

    func run() throws {
        let language = language.language
        guard !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }) else {
            throw Complaint.sentence(
                LocalizedText(
                    ja: "「\(name)」はシナリオの名前にできません。英数字とハイフンで書いてください。",
                    en: "'\(name)' can't name a scenario. Use letters, digits and hyphens.")[language], .badInput)
        }
        let known = GuidelineLibrary(directory: "\(Library.standard.scenarios)/guidelines").names
        guard known.contains(guideline) else {
            let near = Suggestion.nearest(to: guideline, among: known)
            throw Complaint.sentence(
                LocalizedText(
                    ja: "ガイドライン「\(guideline)」はありません。あるのは: \(known.joined(separator: ", "))。",
                    en: "there is no guideline '\(guideline)'. There are \(known.joined(separator: ", "))."
                        + (near.map { " Did you mean '\($0)'?" } ?? ""))[language], .badInput)
        }
        let path = "\(folder)/\(name).yaml"
        guard !FileManager.default.fileExists(atPath: path) else {
            throw Complaint.sentence(
                LocalizedText(
                    ja: "\(path) はもうあります。別の名前にしてください。", en: "\(path) is there already. Choose another name.")[language],
                .notWritten)
        }
        let schema = "scenario-1.schema.json"
        let template = try String(contentsOfFile: "\(Library.standard.scenarios)/_template.yaml", encoding: .utf8)
        let text = template.replacing("schema/scenario-1.json", with: schema)
            .replacing("id: my-scenario", with: "id: \(name)")
            .replacing("guideline: jp ", with: "guideline: \(guideline) ")
        try refuse(text, as: path, language)
        do {
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            try Scenario.schema.printed.write(toFile: "\(folder)/\(schema)", atomically: true, encoding: .utf8)
        } catch {
            throw Complaint.sentence(
                LocalizedText(
                    ja: "\(path) に書けません。書き込めるフォルダーを --folder で指定してください。",
                    en: "\(path) can't be written. Name a folder that you may write to with --folder.")[language],
                .notWritten)
        }
        print(path)
    }

    /// Refuses a template with which the guideline does not go: it would begin with errors.
    private func refuse(_ text: String, as path: String, _ language: Language) throws {
        let shipped = Library.standard.scenarios
        let diagnostics = Diagnostics()
        let scenario = Scenario(
            Document(text: text, file: path, into: diagnostics),
            guidelines: GuidelineLibrary(besideScenario: path, shipped: shipped),
            steps: StepLibrary(besideScenario: path, shipped: shipped),
            presets: PresetLibrary(besideScenario: path, shipped: shipped), into: diagnostics)
        guard scenario == nil, let first = diagnostics.all.first(where: { $0.severity == .error }) else { return }
        throw Complaint.sentence(
            LocalizedText(
                ja: "ひな形はガイドライン「\(guideline)」では使えません: \(first.message.ja)。別のガイドラインを --guideline で選んでください。",
                en: "the template does not go with the guideline '\(guideline)': \(first.message.en). "
                    + (first.expected.map { "What to do: \($0.en)." } ?? "Choose another with --guideline."))[language],
            .badInput)
    }
}
