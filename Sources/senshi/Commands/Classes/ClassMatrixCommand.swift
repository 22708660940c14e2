import ArgumentParser
import Authoring
import Foundation
import Records
import Reports

/// `senshi class matrix`.
struct ClassMatrixCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "matrix",
        abstract: "Show trainees × criteria: what each has earned in the last attempt, and where the class is weak.")
    @Argument(help: "The class's name.")
    var name: String
    @Option(help: ArgumentHelp("Write a page.", valueName: "file"))
    var html: String?
    @Flag(help: "Print CSV.")
    var csv = false
    @Flag(help: "Print JSON.")
    var json = false
    @OptionGroup var state: StateFolder
    @OptionGroup var language: LanguageOption

    func validate() throws {
        if csv && json {
            throw language.usage(
                ja: "--csvと--jsonのどちらかを選んでください。",
                en: "Choose --csv or --json.")
        }
    }

    func run() throws {
        let language = language.language, store = try state.existing(language)
        let roster = try ClassCommand.roster(name, in: store, language)
        let matrix = ClassMatrix(
            of: roster, attempts: try StateFolder.attempt(language) { () throws(StoreFailure) in try store.attempts() })
        if let html {
            do throws(WriteFailure) {
                try WholeFile.write(Array(ClassPage(matrix).source(in: language).utf8), to: html)
            } catch { throw Complaint.sentence(error.sentence[language], .notWritten) }
        }
        if json { return try JSONText.print(matrix) }
        if csv { return print(Self.table(matrix), terminator: "") }
        for row in matrix.rows {
            let percent = row.percent.map { "\(Self.number($0, 1)) %" } ?? "–"
            let critical = row.criticalErrors
            print(
                LocalizedText(
                    ja: "\(row.trainee)  \(row.attempts)回  \(percent)  \(row.word.ja)"
                        + (critical > 0 ? "  重大な誤り \(critical)件" : ""),
                    en:
                        "\(row.trainee)  \(row.attempts) attempt\(row.attempts == 1 ? "" : "s")  \(percent)  \(row.word.en)"
                        + (critical > 0 ? "  critical errors: \(critical)" : ""))[language])
        }
        let weak = matrix.criteria.filter { ($0.mean ?? 1) < 1 }.sorted { ($0.mean ?? 1) < ($1.mean ?? 1) }
        for criterion in weak.prefix(3) {
            let share = Self.number((criterion.mean ?? 1) * 100, 0)
            print(
                LocalizedText(
                    ja: "クラスの弱点: \(criterion.title.ja)（平均 \(share) %）",
                    en: "the class is weak in: \(criterion.title.en) (\(share) % on average)")[language])
        }
    }

    private static func table(_ matrix: ClassMatrix) -> String {
        let head = ["trainee", "attempts", "verdict", "percent", "critical_errors"] + matrix.criteria.map(\.id)
        return matrix.rows.reduce(TableLine(head).text) { text, row in
            text
                + TableLine(
                    [
                        row.trainee, "\(row.attempts)", row.verdict?.rawValue ?? "",
                        row.percent.map { number($0, 3) } ?? "",
                        "\(row.criticalErrors)",
                    ] + row.shares.map { $0.map { number($0, 3) } ?? "" }
                ).text
        }
    }

    private static func number(_ x: Double, _ places: Int) -> String { String(format: "%.\(places)f", x) }
}
