import ArgumentParser
import Authoring
import Devices
import Foundation
import Scoring
import Terminals
import Transports

/// `senshi instruct WHAT`: an instructor's word in a run that is going on.
struct InstructCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "instruct",
        abstract: "Confirm, override, rate, or let something happen, in a run that is going on.",
        discussion: """
            What is said is recorded with its reason and who said it, and counts in a replay too. A recorded run is \
            reviewed with: senshi replay FILE --review FILE.

            Examples:
              senshi instruct                   what can be said in the run that is going on
              senshi instruct confirm hands
              senshi instruct event anaphylaxis
              senshi instruct override angle --points 6 --because "the pen slipped"
              senshi instruct lift hygiene --because "I saw it done"
              senshi instruct rate 4 --because "calm and careful"
              senshi instruct void --because "fire alarm"
              senshi instruct note --because "asked twice whether it hurts"

            \(ExitCode.meanings)
            """)

    /// What can be said.
    enum What: String, ExpressibleByArgument, CaseIterable {
        case confirm, event, override, lift, rate, void, note
    }

    @Argument(help: "confirm, event, override, lift, rate, void or note; without it, what can be said.")
    var what: What?
    @Argument(help: "The step, event, criterion, critical error, or rating from 1 to 5.")
    var of: String?
    @Option(help: "For override: how many points it gets.")
    var points: Double?
    @Option(help: "Why; needed for all but confirm and event.")
    var because: String?
    @Option(help: "Who says so.")
    var by = ProcessInfo.processInfo.environment["USER"] ?? "instructor"
    @Option(help: ArgumentHelp("Of the run, where more than one is going on.", valueName: "number"))
    var process: Int32?
    @OptionGroup var language: LanguageOption

    func validate() throws { if let what { _ = try action(what) } }

    func run() throws {
        let language = language.language
        let running = Set(DeviceLock.holders(in: HeldDevice.folder).map(\.process))
        guard let process = process ?? (running.count == 1 ? running.first : nil) else {
            throw Complaint.sentence(
                (running.isEmpty
                    ? LocalizedText(ja: "動いている実行はありません。", en: "no run is going on.")
                    : LocalizedText(
                        ja: "実行が\(running.count)つあります。--process で選んでください: \(running.sorted())",
                        en: "\(running.count) runs are going on; choose one with --process: \(running.sorted())"))[
                        language], .badInput)
        }
        guard let words = InstructorInbox.words(for: process) else { throw refusal(process, language) }
        guard let what else { return print(words.overview[language]) }
        let action = try action(what)
        if let trouble = words.trouble(action) { throw Complaint.sentence(trouble[language], .badInput) }
        guard InstructorInbox.leave(action, for: process) else { throw refusal(process, language) }
        print(LocalizedText(ja: "\(words.scenario)に伝えました。", en: "told \(words.scenario).")[language])
    }

    private func refusal(_ process: Int32, _ language: Language) -> ExitCode {
        Complaint.sentence(
            LocalizedText(ja: "プロセス\(process)は指導者の言葉を受け取りません。", en: "process \(process) takes no instructor's word.")[
                language], .deviceTrouble)
    }

    private func action(_ what: What) throws -> Action {
        func named() throws -> String {
            guard let of, !of.isEmpty else {
                throw language.usage(
                    ja: "\(what.rawValue): どれかを指定してください。",
                    en: "\(what.rawValue): say which.")
            }
            return of
        }
        func rule(_ kind: Ruling.Kind) throws -> Action {
            guard let because, !because.isEmpty else {
                throw language.usage(
                    ja: "\(what.rawValue): 理由を--becauseで書いてください。",
                    en: "\(what.rawValue): say why, with --because.")
            }
            return Action(.rule(Ruling(kind, by: by, because: because)), evidence: .instructor)
        }
        switch what {
        case .confirm: return Action(.confirm(step: try named()), evidence: .instructor, by: by, because: because)
        case .event: return Action(.did(try named()), evidence: .instructor, by: by, because: because)
        case .override:
            guard let points, points.isFinite, points >= 0 else {
                throw language.usage(
                    ja: "override: 点数を--pointsで指定してください。",
                    en: "override: say how many points, with --points.")
            }
            return try rule(.override(criterion: named(), points: points))
        case .lift: return try rule(.lift(error: named()))
        case .rate:
            guard let value = Int(try named()), (1...5).contains(value) else {
                throw language.usage(
                    ja: "rate: 1から5までの整数を書いてください。",
                    en: "rate: a whole number from 1 to 5.")
            }
            return try rule(.rate(value))
        case .void: return try rule(.void)
        case .note: return try rule(.note)
        }
    }
}
