import ArgumentParser
import Authoring
import Records

/// `senshi verify`.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Look whether any result was changed, taken out or put in since it was signed.",
        discussion: """
            Each report names the head of the chain as it was then. Given here, it also shows whether the end was cut off.

            Examples:
              senshi verify
              senshi verify --head 3f7c…
            """)

    @Option(help: ArgumentHelp("A head of the chain that a report names.", valueName: "hash"))
    var head: String?
    @OptionGroup var state: StateFolder
    @OptionGroup var language: LanguageOption

    func run() throws {
        let language = language.language
        let store = try state.reading(language)
        let (wrong, now, count) = try StateFolder.attempt(language) { () throws(StoreFailure) in
            (try store.violations(head: head), try store.head(), try store.attempts().count)
        }
        for violation in wrong { print("✘ \(violation.sentence[language])") }
        guard wrong.isEmpty else { throw ExitCode.attemptFailed }
        print(
            LocalizedText(
                ja: "結果 \(count)件は署名した時のままです。鎖の先頭: \(now ?? "-")",
                en: "\(count) results are as they were signed. Head of the chain: \(now ?? "-")")[language])
        print(
            LocalizedText(
                ja: "装置の公開鍵: \(store.key.publicText)", en: "the station's public key: \(store.key.publicText)")[
                    language])
    }
}
