public import ArgumentParser
import Authoring
import Console
import Foundation
public import Records
import Terminals

/// `senshi account`: who may sign in at the console.
struct AccountCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account",
        abstract: "Say who may sign in at the console, in which role.",
        discussion: """
            Roles: trainee, instructor, author, admin. A passphrase has at least \(Passphrase.shortest) characters and is \
            read from standard input, or asked for; only its scrypt hash is kept. A code lets somebody sign in once.

            Examples:
              senshi account add sensei-1 --role instructor
              senshi account code --role trainee
              senshi account list
              senshi account remove sensei-1

            \(ExitCode.meanings)
            """,
        subcommands: [Add.self, Code.self, List.self, Remove.self])

    /// Writes down that somebody at this machine did it.
    static func record(_ what: String, about: String?, detail: String, in store: Store) throws(StoreFailure) {
        try store.audit(
            AuditEntry(
                at: StateFolder.now, who: "user-\(getuid())", role: "machine", what: what, about: about, detail: detail)
        )
    }

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let somebody in, or give them a new passphrase or role.")

        @Argument(help: "1 to 64 letters, digits, - or _.")
        var name: String
        @Option(help: "trainee, instructor, author or admin.")
        var role: StationRole
        @OptionGroup var state: StateFolder
        @OptionGroup var language: LanguageOption

        func validate() throws {
            guard Attempt.isPseudonym(name) else {
                throw language.usage(
                    ja: "\(name): 名前は1〜64文字の英数字、-、_です。",
                    en: "\(name): a name has 1 to 64 letters, digits, - or _.")
            }
        }

        func run() throws {
            let language = language.language
            let ask = LocalizedText(ja: "\(name) のパスフレーズ: ", en: "passphrase of \(name): ")[language]
            let typed = SecretLine.read(asking: ask)
            guard let typed, typed.count >= Passphrase.shortest else {
                throw Complaint.sentence(
                    LocalizedText(
                        ja: "パスフレーズは\(Passphrase.shortest)文字以上にしてください。",
                        en: "a passphrase has at least \(Passphrase.shortest) characters.")[language], .badInput)
            }
            let store = try state.store(language)
            let account = Account(name: name, role: role, secret: try Passphrase.hash(typed))
            try StateFolder.attempt(language) { () throws(StoreFailure) in
                try AccountCommand.record(AuditEntry.account, about: name, detail: role.rawValue, in: store)
                try store.put(account)
            }
            print(LocalizedText(ja: "\(name): \(role.rawValue)", en: "\(name): \(role.rawValue)")[language])
        }
    }

    struct Code: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Print a code that lets somebody sign in once.")

        @Option(help: "trainee, instructor, author or admin.")
        var role = StationRole.trainee
        @Option(
            help: ArgumentHelp(
                "Whose it is. Without it, a trainee's opens only a name that has no results yet.",
                valueName: "pseudonym"))
        var trainee: String?
        @Option(help: ArgumentHelp("How long it may be used.", valueName: "minutes"))
        var minutes = 60.0
        @OptionGroup var state: StateFolder
        @OptionGroup var language: LanguageOption

        func run() throws {
            let language = language.language
            let store = try state.store(language)
            let code = StationCode()
            guard trainee.map(Attempt.isPseudonym) ?? true else {
                throw Complaint.sentence(
                    LocalizedText(
                        ja: "仮名は1〜64文字の英数字、- または _ です。", en: "a pseudonym has 1 to 64 letters, digits, - or _.")[
                            language], .badInput)
            }
            try StateFolder.attempt(language) { () throws(StoreFailure) in
                try AccountCommand.record("code", about: trainee, detail: "for a \(role.rawValue)", in: store)
                try store.put(code, for: role, trainee: trainee, lasting: minutes * 60)
            }
            print(code.text)
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Say who may sign in.")

        @OptionGroup var state: StateFolder
        @OptionGroup var language: LanguageOption

        func run() throws {
            let store = try state.existing(language.language)
            let all = try StateFolder.attempt(language.language) { () throws(StoreFailure) in try store.accounts() }
            for account in all { print("\(account.name)\t\(account.role.rawValue)") }
        }
    }

    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Let somebody in no more.")

        @Argument(help: "The account.")
        var name: String
        @OptionGroup var state: StateFolder
        @OptionGroup var language: LanguageOption

        func run() throws {
            let language = language.language
            let store = try state.existing(language)
            let isGone = try StateFolder.attempt(language) { () throws(StoreFailure) in
                guard try store.account(name) != nil else { return false }
                try AccountCommand.record("account removed", about: name, detail: "", in: store)
                return try store.removeAccount(name)
            }
            guard isGone else {
                throw Complaint.sentence(
                    LocalizedText(ja: "\(name) はありません。", en: "there is no account \(name).")[language], .badInput)
            }
        }
    }
}

extension StationRole: ExpressibleByArgument {}
