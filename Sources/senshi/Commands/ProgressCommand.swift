import ArgumentParser
import Authoring
import Foundation
import Records
import Reports
import Scoring

/// `senshi progress [TRAINEE]`.
struct ProgressCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "progress",
        abstract: "Show what a trainee has become over the attempts, and what is best next.",
        discussion: """
            Attempts are kept where 'senshi run' was given --trainee. Levels: beginner (not passed yet), able (has passed), \
            steady (passed three in a row), expert (three in a row as well as the experts, or with 95 % where none tried).

            Examples:
              senshi progress                                     everybody, one line each
              senshi progress hanako-3
              senshi progress hanako-3 --experts teacher-1 --html hanako-3.html
              senshi progress hanako-3 --csv > hanako-3.csv

            \(ExitCode.meanings)
            """)

    @Argument(help: "A trainee's pseudonym; everybody unless given.")
    var trainee: String?
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Whose attempts make the experts' band.", valueName: "pseudonym"))
    var experts: [String] = []
    @Option(help: ArgumentHelp("Write a page with learning curves.", valueName: "file"))
    var html: String?
    @Flag(help: "Print one line of CSV for each attempt.")
    var csv = false
    @Flag(help: "Print JSON.")
    var json = false
    @OptionGroup var state: StateFolder
    @OptionGroup var language: LanguageOption

    func validate() throws {
        if html != nil && trainee == nil {
            throw language.usage(
                ja: "ページは受講者一人のものです。名前を指定してください。",
                en: "A page is about one trainee: name one.")
        }
        if csv && json {
            throw language.usage(
                ja: "--csvと--jsonのどちらかを選んでください。",
                en: "Choose --csv or --json.")
        }
    }

    func run() throws {
        let language = language.language
        let store = try state.existing(language)
        let attempts = try StateFolder.attempt(language) { () throws(StoreFailure) in try store.attempts() }
        var names: [String] = []
        for attempt in attempts where !names.contains(attempt.trainee) { names.append(attempt.trainee) }
        if let trainee {
            guard names.contains(trainee) else {
                throw Complaint.sentence(unknown(trainee, names)[language], .badInput)
            }
            names = [trainee]
        }
        if csv { return print(ProgressTable(attempts.filter { names.contains($0.trainee) }).text, terminator: "") }
        let sheets = ProgressSheet.all(attempts, experts: Set(experts), of: trainee, language)
        if let html, let sheet = sheets.first {
            let page = ProgressPage(sheet.progress, next: sheet.next).source(in: language)
            do throws(WriteFailure) { try WholeFile.write(Array(page.utf8), to: html) } catch {
                throw Complaint.sentence(error.sentence[language], .notWritten)
            }
        }
        if json { return try JSONText.print(sheets) }
        if sheets.isEmpty { print(Self.nothing[language]) }
        for sheet in sheets { sheet.progress.courses.forEach { print(line(sheet.progress.trainee, $0, language)) } }
        if trainee != nil, let next = sheets.first?.next {
            let head = LocalizedText(ja: "次の練習", en: "next")[language]
            print("\(head): \(next.scenario) (\(next.title[language])). \(next.reason[language])")
        }
    }

    private func line(_ trainee: String, _ course: Course, _ language: Language) -> String {
        let best = String(format: "%.1f", course.best)
        var line = LocalizedText(
            ja:
                "\(trainee)  \(course.scenario)  \(course.curve.count)回  最高 \(best) %  連続合格 \(course.streak)  \(course.level.title.ja)",
            en:
                "\(trainee)  \(course.scenario)  \(course.curve.count) attempt\(course.curve.count == 1 ? "" : "s")  best \(best) %  "
                + "\(course.streak) passed in a row  \(course.level.title.en)")[language]
        if let worst = course.costliest {
            let lost = String(format: "%.1f", worst.lost)
            line +=
                LocalizedText(ja: "  失点: \(worst.title.ja) −\(lost)", en: "  costs most: \(worst.title.en) −\(lost)")[
                    language]
        }
        return line
    }

    private func unknown(_ trainee: String, _ names: [String]) -> LocalizedText {
        let close = Suggestion.nearest(to: trainee, among: names)
        return LocalizedText(
            ja: "\(trainee) の記録はありません。" + (close.map { "\($0) のことですか？" } ?? "「senshi progress」で一覧を見てください。"),
            en: "nothing is on record of \(trainee)."
                + (close.map { " Did you mean \($0)?" } ?? " 'senshi progress' lists everybody."))
    }

    /// The library's scenarios; one that has mistakes can't be next.
    static func candidates(_ language: Language) -> [NextCase.Candidate] {
        Library.standard.learningOrder.compactMap { name in
            guard
                let procedure = try? Procedure(
                    scenario: name, devices: ["virtual-needle"], hand: nil, playsHand: false, language: language)
            else { return nil }
            return NextCase.Candidate(
                scenario: procedure.scenario.id, title: procedure.scenario.title,
                criteria: Set(
                    procedure.scenario.steps.flatMap { $0.criteria.map(\.id) + ($0.points > 0 ? [$0.id] : []) }))
        }
    }

    private static let nothing = LocalizedText(
        ja: "まだ記録がありません。「senshi run … --trainee 仮名」で練習すると残ります。",
        en: "Nothing is on record yet. 'senshi run … --trainee PSEUDONYM' keeps an attempt.")
}
