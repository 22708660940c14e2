import ArgumentParser
import Authoring
import Records

/// `senshi results restore`.
struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Bring a backup back where there are no results yet; the backup stays as it is.")
    @Argument(help: "The backup's folder.")
    var backup: String
    @OptionGroup var state: StateFolder
    @OptionGroup var language: LanguageOption

    func run() throws {
        let language = language.language
        StateFolder.keepPrivate()
        let count = try StateFolder.attempt(language) { () throws(StoreFailure) in
            let store = try Store.restore(backup, to: state.path)
            try AccountCommand.record("restore", about: nil, detail: "from \(backup)", in: store)
            return try store.attempts().count
        }
        print(LocalizedText(ja: "戻しました: 結果 \(count)件", en: "restored: \(count) results")[language])
    }
}
