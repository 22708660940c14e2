import ArgumentParser
import Authoring
import Records

/// `senshi results merge`.
struct MergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Take in the results of another station's backup; done twice it is as done once.",
        discussion: """
            The backup stays as it is, and may lie on a medium that can't be written. What was deleted here, with \
            'senshi results forget' or by its age, does not come back.

            \(ExitCode.meanings)
            """)
    @Argument(help: "The backup's folder.")
    var backup: String
    @OptionGroup var state: StateFolder
    @OptionGroup var language: LanguageOption

    func run() throws {
        let language = language.language
        let store = try state.store(language)
        let merging = try StateFolder.attempt(language) { () throws(StoreFailure) in
            let other = try Store(borrowing: backup, in: store.folder)
            if let wrong = try other.violations().first { throw StoreFailure(.changed(wrong.sentence), backup) }
            let merging = try store.merge(other, at: StateFolder.now)
            try AccountCommand.record(
                "merge", about: nil, detail: "\(merging.new) new results of station \(other.key.publicText)", in: store)
            return merging
        }
        print(LocalizedText(ja: "新しい結果: \(merging.new)件", en: "new results: \(merging.new)")[language])
        guard merging.deleted > 0 else { return }
        print(
            LocalizedText(
                ja: "この装置で消した結果\(merging.deleted)件は、取り込みませんでした。",
                en: "left out, because they were deleted here: \(merging.deleted)")[language])
    }
}
