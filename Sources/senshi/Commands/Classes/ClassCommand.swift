import ArgumentParser
import Authoring
import Foundation
import Records
import Scoring

/// `senshi class`.
struct ClassCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "class",
        abstract:
            "Let a class sit one test: the same patient for all, one after another, and a matrix of what they did.",
        discussion: """
            A roster is a table with one column, trainee, and one pseudonym a line. Who is who stays with the school.

            Examples:
              senshi class import ns-2a.csv --scenario covid19-deltoid-im --cohort 7
              senshi class sit ns-2a --device pen-tablet          the next one of the roster
              senshi class matrix ns-2a
              senshi class matrix ns-2a --html ns-2a.html

            \(ExitCode.meanings)
            """,
        subcommands: [
            ClassImportCommand.self, ClassListCommand.self, ClassSitCommand.self, ClassMatrixCommand.self,
            ClassRemoveCommand.self,
        ])

    /// The class of that name, or one sentence that says which there are.
    static func roster(_ name: String, in store: Store, _ language: Language) throws -> Roster {
        let all = try StateFolder.attempt(language) { () throws(StoreFailure) in try store.rosters() }
        if let roster = all.first(where: { $0.name == name }) { return roster }
        throw Complaint.sentence(
            LocalizedText(
                ja: "クラス「\(name)」はありません。"
                    + (Suggestion.nearest(to: name, among: all.map(\.name)).map { "「\($0)」のことですか？" }
                        ?? "「senshi class list」で一覧を見てください。"),
                en: "there is no class \"\(name)\"."
                    + (Suggestion.nearest(to: name, among: all.map(\.name)).map { " Did you mean \($0)?" }
                        ?? " 'senshi class list' shows them."))[language], .badInput)
    }
}

/// `senshi class import`.
struct ClassImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Read a roster. One of the same name is replaced; results stay.")
    @Argument(help: ArgumentHelp("The roster, CSV.", valueName: "file"))
    var file: String
    @Option(help: ArgumentHelp("The class's name; the file's unless told otherwise.", valueName: "name"))
    var name: String?
    @Option(help: "The scenario that they sit: one of the library, or a file.")
    var scenario: String
    @Option(help: "The seed of the patient and the events that everybody gets; drawn unless given.")
    var cohort: UInt64?
    @OptionGroup var state: StateFolder
    @OptionGroup var language: LanguageOption

    func run() throws {
        let language = language.language, diagnostics = Diagnostics()
        let own = name ?? URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
        guard Attempt.isPseudonym(own) else {
            throw Complaint.sentence(
                LocalizedText(
                    ja: "「\(own)」はクラスの名前に使えません。--name で1〜64文字の英数字・-・_ を指定してください。",
                    en: "\"\(own)\" can't be a class's name; give one of letters, digits, - and _ with --name.")[
                        language], .badInput)
        }
        let text = try contents(language)
        guard let trainees = Roster.trainees(of: text, file: file, into: diagnostics) else {
            throw Complaint.diagnostics(diagnostics, language)
        }
        // Told now, and not when the first trainee sits there.
        let procedure = try Procedure(
            scenario: scenario, devices: ["virtual-needle"], hand: nil, playsHand: false, language: language)
        let roster = Roster(
            name: own, scenario: procedure.scenario.id, cohort: cohort ?? .random(in: 1...999_999), trainees: trainees)
        let store = try state.store(language)
        try StateFolder.attempt(language) { () throws(StoreFailure) in
            try AccountCommand.record(
                "class", about: nil,
                detail: "\(own), \(roster.scenario), \(trainees.count) trainees, cohort \(roster.cohort)", in: store)
            try store.keep(roster)
        }
        print(ClassListCommand.line(roster)[language])
    }

    private func contents(_ language: Language) throws -> String {
        guard let handle = FileHandle(forReadingAtPath: file),
            let bytes = try? handle.read(upToCount: Document.largestFile + 1)
        else {
            throw Complaint.sentence(
                LocalizedText(
                    ja: "\(file)：読めません。パスと権限を確かめてください。",
                    en: "\(file): it can't be read; look at the path and its permissions.")[language], .badInput)
        }
        guard bytes.count <= Document.largestFile, let text = String(data: bytes, encoding: .utf8) else {
            throw Complaint.sentence(
                LocalizedText(
                    ja: "\(file)：1 MiB以下のUTF-8の表ではありません。「CSV UTF-8」で保存し直してください。",
                    en: "\(file): it is no table in UTF-8 of at most 1 MiB; save it as \"CSV UTF-8\".")[language],
                .badInput)
        }
        return text
    }
}

/// `senshi class list`.
struct ClassListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Show the classes of this station.")
    @OptionGroup var state: StateFolder
    @OptionGroup var language: LanguageOption

    func run() throws {
        let language = language.language, store = try state.existing(language)
        let all = try StateFolder.attempt(language) { () throws(StoreFailure) in try store.rosters() }
        for roster in all { print(Self.line(roster)[language]) }
        if all.isEmpty {
            print(
                LocalizedText(
                    ja: "クラスはまだありません。「senshi class import 名簿.csv --scenario …」で作ります。",
                    en: "There is no class yet. 'senshi class import ROSTER.csv --scenario …' makes one.")[language])
        }
    }

    static func line(_ roster: Roster) -> LocalizedText {
        LocalizedText(
            ja: "\(roster.name)  \(roster.scenario)  \(roster.trainees.count)人  コホート \(roster.cohort)",
            en: "\(roster.name)  \(roster.scenario)  \(roster.trainees.count) trainees  cohort \(roster.cohort)")
    }
}

/// `senshi class remove`.
struct ClassRemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Take a class away. The results of its trainees stay.")
    @Argument(help: "The class's name.")
    var name: String
    @OptionGroup var state: StateFolder
    @OptionGroup var language: LanguageOption

    func run() throws {
        let language = language.language, store = try state.existing(language)
        let roster = try ClassCommand.roster(name, in: store, language)
        _ = try StateFolder.attempt(language) { () throws(StoreFailure) in
            try AccountCommand.record("class removed", about: nil, detail: roster.name, in: store)
            return try store.remove(roster: roster.name)
        }
    }
}
