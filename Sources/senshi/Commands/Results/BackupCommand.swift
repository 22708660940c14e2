import ArgumentParser
import Authoring
import Records

/// `senshi results backup`.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract:
            "Copy results, signing key, recordings and own scenarios into a new folder. Keep it as safe as the station."
    )
    @Argument(help: "The new folder.")
    var folder: String
    @OptionGroup var state: StateFolder
    @OptionGroup var language: LanguageOption

    func run() throws {
        let language = language.language
        let store = try state.existing(language)
        try StateFolder.attempt(language) { () throws(StoreFailure) in
            // Before it, so that the backup says itself when it was made.
            try AccountCommand.record("backup", about: nil, detail: "to \(folder)", in: store)
            try store.backup(to: folder)
        }
        print(LocalizedText(ja: "控えました: \(folder)", en: "backed up to \(folder)")[language])
    }
}
