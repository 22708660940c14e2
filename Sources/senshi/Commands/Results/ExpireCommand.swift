import ArgumentParser
import Authoring
import Foundation
import Records

/// `senshi results expire`: deletes by age.
struct ExpireCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "expire",
        abstract: "Destroy results, recordings and reports that are older than they need to be.",
        discussion: """
            A result goes with its recording; a signed tombstone stays, and 'senshi verify' still holds. Recordings and \
            reports may go earlier than their results. What the learning record store was told stays there. The daemon \
            does the same every day where its configuration has a 'retention'.

            Examples:
              senshi results expire --older-than 5y --recordings-older-than 365d --dry-run
              senshi results expire --older-than 365d

            \(ExitCode.meanings)
            """)

    /// How old something is, as it is typed.
    struct Age: ExpressibleByArgument {
        let text: String
        let seconds: Double

        init?(argument: String) {
            let units = ["d": 86_400.0, "y": 365.25 * 86_400]
            guard let last = argument.last, let unit = units[String(last)],
                let number = Double(argument.dropLast().filter { $0 != " " }), number > 0, number <= 36_525
            else { return nil }
            text = argument
            seconds = number * unit
        }
    }

    @Option(help: ArgumentHelp("Results that began longer ago: days or years, 365d or 5y.", valueName: "age"))
    var olderThan: Age?
    @Option(help: ArgumentHelp("Recordings and reports from longer ago; their results stay.", valueName: "age"))
    var recordingsOlderThan: Age?
    @Flag(help: "Say what would go, and touch nothing.")
    var dryRun = false
    @OptionGroup var state: StateFolder
    @OptionGroup var language: LanguageOption

    func validate() throws {
        guard olderThan != nil || recordingsOlderThan != nil else {
            throw language.usage(
                ja: "どれだけ古いものかを--older-than 365dか--recordings-older-than 30dのように指定してください。",
                en: "say how old: --older-than 365d, or --recordings-older-than 30d")
        }
    }

    func run() throws {
        let language = language.language
        let store = try state.existing(language)
        let now = Date()
        let expiry = try StateFolder.attempt(language) { () throws(StoreFailure) in
            if !dryRun {
                let ages = [("results", olderThan), ("recordings", recordingsOlderThan)]
                let detail = ages.compactMap { name, age in age.map { "\(name) older than \($0.text)" } }
                try AccountCommand.record("expire", about: nil, detail: detail.joined(separator: ", "), in: store)
            }
            return try store.expire(
                results: olderThan.map { now - $0.seconds }, recordings: recordingsOlderThan.map { now - $0.seconds },
                isRehearsal: dryRun, at: now)
        }
        print(Self.line(expiry, isRehearsal: dryRun)[language])
    }

    /// What went, or would go.
    static func line(_ expiry: Store.Expiry, isRehearsal: Bool) -> LocalizedText {
        LocalizedText(
            ja: (isRehearsal ? "消えるもの：" : "消したもの：")
                + "結果\(expiry.results)、記録だけ\(expiry.recordings)、報告書\(expiry.reports)",
            en: (isRehearsal ? "would be deleted: " : "deleted: ")
                + "\(expiry.results) results, \(expiry.recordings) recordings alone, \(expiry.reports) reports")
    }
}
