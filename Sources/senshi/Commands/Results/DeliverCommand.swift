public import ArgumentParser
import Authoring
import Deliveries
public import Records

/// `senshi results deliver`: tells a learning record store what it does not know yet.
struct DeliverCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deliver",
        abstract: "Send finished results to a learning record store (xAPI), each once.",
        discussion: """
            A result leaves with its pseudonym, its score and the hash that it has in the station's chain. What could not
            be sent waits for the next time. Deleting a trainee takes back what was sent.

            Example:
              senshi results deliver --to https://lrs.example/xapi --credentials lrs.key \\
                --school https://school.example/training

            \(ExitCode.meanings)
            """)

    @Option(help: ArgumentHelp("The store's xAPI endpoint.", valueName: "url"))
    var to: String
    @Option(help: ArgumentHelp("A file with one line, key:secret, that only you may read.", valueName: "file"))
    var credentials: String
    @Option(
        help: ArgumentHelp("The school's page, under which its pseudonyms are accounts.", valueName: "url"))
    var school: String
    @Option(help: "The version of xAPI: 1.0.3 or 2.0.0.")
    var xapi = StatementTerms.Version.one
    @Option(
        help: ArgumentHelp(
            "Believe the store by the certificates of this file (PEM), not by the system's.", valueName: "file"))
    var authority: String?
    @Flag(help: "Try again what the store said is wrong, too.")
    var again = false
    @Flag(help: "Stay, and send whatever comes, until you press Ctrl-C.")
    var keep = false
    @OptionGroup var state: StateFolder
    @OptionGroup var language: LanguageOption

    func run() throws {
        let language = language.language
        let store = try state.existing(language)
        let courier: Courier
        do throws(DeliveryFailure) {
            let target = try LearningRecordStore(
                endpoint: to, credentials: Credentials(file: credentials), version: xapi, authority: authority)
            courier = try Courier(from: store, to: target, terms: StatementTerms(version: xapi, school: school)) {
                StateFolder.now
            }
        } catch { throw Complaint.sentence(error.sentence[language], .badInput) }
        try StateFolder.attempt(language) { () throws(StoreFailure) in
            try AccountCommand.record("deliver", about: nil, detail: "to \(to)", in: store)
        }
        let again = again, keep = keep
        try Waiting.run {
            do {
                if again { try store.retryRefused() }
                if keep { return try await courier.run { print(Self.line($0)[language]) } }
                let round = try await courier.round()
                print(Self.line(round)[language])
                if round.counts.waiting + round.counts.refused > 0 { throw ExitCode.notWritten }
            } catch let error as StoreFailure { throw Complaint.sentence(error.sentence[language], .notWritten) }
        }
    }

    private static func line(_ round: Courier.Round) -> LocalizedText {
        let counts = round.counts
        let refused = counts.refused > 0
        return LocalizedText(
            ja: "送信済み: \(counts.delivered)件、待ち: \(counts.waiting)件、拒否: \(counts.refused)件"
                + (refused ? "（「--again」でもう一度送ります）" : "") + (round.trouble.map { "\n\($0.ja)" } ?? ""),
            en: "delivered: \(counts.delivered), waiting: \(counts.waiting), refused: \(counts.refused)"
                + (refused ? " (send them again with --again)" : "") + (round.trouble.map { "\n\($0.en)" } ?? ""))
    }
}

extension StatementTerms.Version: ExpressibleByArgument {}
