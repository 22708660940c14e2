import ArgumentParser
import Authoring
import Records

/// `senshi results`.
struct ResultsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "results",
        abstract: "Keep, join, back up and delete the results of a station.",
        discussion: """
            Examples:
              senshi results backup /media/stick/station-2
              senshi results merge /media/stick/station-2
              senshi results forget hanako-3
              senshi results expire --older-than 5y --dry-run

            \(ExitCode.meanings)
            """,
        subcommands: [Merge.self, Backup.self, Restore.self, Forget.self, ExpireCommand.self, DeliverCommand.self])

    struct Merge: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take in the results of another station's backup; done twice it is as done once.")
        @Argument(help: "The backup's folder.")
        var backup: String
        @OptionGroup var state: StateFolder
        @OptionGroup var language: LanguageOption

        func run() throws {
            let language = language.language
            let store = try state.store(language)
            let count = try StateFolder.attempt(language) { () throws(StoreFailure) in
                let other = try Store(existing: backup)
                if let wrong = try other.violations().first { throw StoreFailure(.changed(wrong.sentence), backup) }
                return try store.merge(other, at: StateFolder.now)
            }
            print(LocalizedText(ja: "新しい結果: \(count)件", en: "new results: \(count)")[language])
        }
    }

    struct Backup: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Copy results, signing key, recordings and own scenarios into a new folder. Keep it as safe as the station."
        )
        @Argument(help: "The new folder.")
        var folder: String
        @OptionGroup var state: StateFolder
        @OptionGroup var language: LanguageOption

        func run() throws {
            let language = language.language
            let store = try state.store(language)
            try StateFolder.attempt(language) { () throws(StoreFailure) in try store.backup(to: folder) }
            print(LocalizedText(ja: "控えました: \(folder)", en: "backed up to \(folder)")[language])
        }
    }

    struct Restore: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Bring a backup back where there are no results yet.")
        @Argument(help: "The backup's folder.")
        var backup: String
        @OptionGroup var state: StateFolder
        @OptionGroup var language: LanguageOption

        func run() throws {
            let language = language.language
            let count = try StateFolder.attempt(language) { () throws(StoreFailure) in
                try Store.restore(backup, to: state.path).attempts().count
            }
            print(LocalizedText(ja: "戻しました: 結果 \(count)件", en: "restored: \(count) results")[language])
        }
    }

    struct Forget: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Destroy all results and recordings of one trainee. A signed tombstone without a name stays.")
        @Argument(help: "The trainee's pseudonym.")
        var trainee: String
        @Flag(help: "Don't ask.")
        var yes = false
        @OptionGroup var state: StateFolder
        @OptionGroup var language: LanguageOption

        func run() throws {
            let language = language.language
            let store = try state.store(language)
            if !yes {
                print(
                    LocalizedText(
                        ja: "\(trainee) の結果と記録をすべて消します。元に戻せません。仮名をもう一度入力してください: ",
                        en:
                            "This destroys all results and recordings of \(trainee), for good. Type the pseudonym again: "
                    )[
                        language], terminator: "")
                guard readLine() == trainee else {
                    throw Complaint.sentence(
                        LocalizedText(ja: "仮名が違うので、何も消していません。", en: "that is not it, so nothing was deleted.")[
                            language],
                        .badInput)
                }
            }
            let count = try StateFolder.attempt(language) { () throws(StoreFailure) in
                try store.forget(trainee, at: StateFolder.now)
            }
            print(LocalizedText(ja: "消した結果: \(count)件", en: "deleted results: \(count)")[language])
        }
    }
}
