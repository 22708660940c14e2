import ArgumentParser
import Authoring
import Fidelity
import Foundation
import Patients
import Terminals

/// `senshi fidelity`.
struct FidelityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fidelity",
        abstract: "Measure the forces against published targets, and say how each is known.",
        discussion: """
            One row for each target: what is claimed, by whom, how the claim and its range are known, what the model \
            gives. Ends with 1 where a target is missed.

            Examples:
              senshi fidelity
              senshi fidelity --svg curves
              senshi fidelity --mutate

            \(ExitCode.meanings)
            """)

    @Flag(help: "Print JSON: one object a target.")
    var json = false
    @Flag(help: "Print the table in Markdown, as the documentation has it.")
    var markdown = false
    @Option(help: ArgumentHelp("Draw the force-depth curves against their bands into a folder.", valueName: "folder"))
    var svg: String?
    @Option(help: ArgumentHelp("On how many random closed paths V18 sums the energy.", valueName: "count"))
    var paths: Int?
    @Flag(help: "Push every preset out of its range in turn, and list those that no target notices.")
    var mutate = false
    @Option(help: ArgumentHelp("With --mutate: only presets whose path begins so, such as 'skin.'.", valueName: "path"))
    var only: String?
    @OptionGroup var language: LanguageOption

    private struct Row: Encodable {
        struct Part: Encodable {
            var what: String
            var value: Double?
            var least, most: Double
            var unit: String
            var holds: Bool
        }
        var id, claim, source: String
        var claimTag, rangeTag: String?
        var measured: [Part]
        var passed: Bool
    }

    func run() throws {
        let language = language.language
        if let sentence = contradiction { throw Complaint.sentence(sentence[language], .badInput) }
        let library = PresetLibrary(directory: Library.standard.scenarios)
        let diagnostics = Diagnostics()
        guard let human = library.read(into: diagnostics),
            let liver = library.read("liver-okamura-2004", into: diagnostics),
            let softLiver = library.read("liver-okamura-2004-2", into: diagnostics)
        else { throw Complaint.diagnostics(diagnostics, language) }
        let sites = Site.allCases.compactMap { library.site($0, into: diagnostics) }
        guard sites.count == Site.allCases.count else { throw Complaint.diagnostics(diagnostics, language) }
        var subject = Subject(human: human, liver: liver, softLiver: softLiver, sites: sites)
        subject.paths = paths ?? subject.paths
        if let svg { try draw(subject, into: svg, language) }
        if mutate { return try survivors(subject, language) }
        let rows = Target.all.map { $0.row(subject) }
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            print(String(decoding: try encoder.encode(rows.map(encoded)), as: UTF8.self))
        } else {
            let table =
                markdown ? FidelityTable.markdown(rows, in: language) : FidelityTable.plain(rows, in: language)
            print(table, terminator: "")
        }
        let missed = rows.filter { !$0.passed }.map(\.target.id)
        guard missed.isEmpty else {
            let words = LocalizedText(ja: "未達", en: "missed")[language]
            Terminal().write("senshi: \(words): \(missed.joined(separator: ", "))\n")
            throw ExitCode.attemptFailed
        }
    }

    /// Why the options can't be meant together; nil where they can.
    private var contradiction: LocalizedText? {
        if json && markdown {
            return LocalizedText(
                ja: "--json と --markdown は同時に使えません。どちらか一つにしてください。",
                en: "--json and --markdown exclude each other. Give one of them.")
        }
        if mutate && (json || markdown) {
            return LocalizedText(
                ja: "--mutate の一覧は --json や --markdown では出せません。外してください。",
                en: "the list of --mutate has no form of --json or --markdown. Leave that out.")
        }
        if mutate && paths != nil {
            return LocalizedText(
                ja: "--paths は --mutate と一緒には使えません。外してください。", en: "--paths has no effect with --mutate. Leave it out.")
        }
        if only != nil && !mutate {
            return LocalizedText(
                ja: "--only は --mutate と一緒に使います。--mutate を付けてください。", en: "--only belongs to --mutate. Add --mutate.")
        }
        if let paths, !(1...10_000_000).contains(paths) {
            return LocalizedText(
                ja: "--paths \(paths) は範囲外です。1から10000000で書いてください。",
                en: "--paths \(paths) is out of range. Write 1 to 10000000.")
        }
        return nil
    }

    private func encoded(_ row: FidelityRow) -> Row {
        Row(
            id: row.target.id, claim: row.target.claim, source: row.target.source, claimTag: row.target.tag?.rawValue,
            rangeTag: row.target.rangeTag?.rawValue,
            measured: row.findings.map {
                Row.Part(
                    what: $0.what, value: $0.value.isFinite ? $0.value : nil, least: $0.range.lowerBound,
                    most: $0.range.upperBound, unit: $0.unit, holds: $0.holds)
            }, passed: row.passed)
    }

    private func draw(_ subject: Subject, into folder: String, _ language: Language) throws {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            for chart in Charts.all(subject) {
                try chart.svg.write(toFile: "\(folder)/\(chart.name).svg", atomically: true, encoding: .utf8)
            }
        } catch {
            throw Complaint.sentence(
                LocalizedText(
                    ja: "\(folder): 書き込めません。書き込めるフォルダーを指定してください。",
                    en: "\(folder): can't be written. Name a folder that you may write to.")[language], .notWritten)
        }
    }

    /// Lists what no target notices; a survivor that is measured or derived is a miss.
    private func survivors(_ subject: Subject, _ language: Language) throws {
        let mutations = Mutation.all(subject, only: only ?? "")
        if let only, mutations.isEmpty {
            throw Complaint.sentence(
                LocalizedText(
                    ja: "--only \(only): このパスで始まるプリセットはありません。skin. のように書いてください。",
                    en: "--only \(only): no preset's path begins so. Write one such as 'skin.'.")[language], .badInput)
        }
        let survivors = mutations.filter { $0.killer == nil }
        for survivor in survivors {
            print("\(survivor.file) \(survivor.path) = \(survivor.value) \(survivor.unit) (\(survivor.tag.rawValue))")
        }
        let (count, missed) = (mutations.count, survivors.count)
        print(
            LocalizedText(
                ja: "変異\(count)個、うちどの目標も気づかないもの\(missed)個", en: "\(count) mutations, \(missed) that no target notices")[
                    language])
        if survivors.contains(where: { $0.tag != .assumed }) { throw ExitCode.attemptFailed }
    }
}
