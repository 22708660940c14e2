import ArgumentParser
import Authoring
import Foundation
import Recordings
import Records
import Sessions
import Stations

/// `senshi results forget`.
struct ForgetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: "Destroy all results and recordings of one trainee. A signed tombstone without a name stays.",
        discussion: """
            A station that runs is asked first: it gives up what it could not write yet, and refuses while a session of \
            theirs goes on. What can't be deleted is named, and the command ends with 4.

            \(ExitCode.meanings)
            """)
    @Argument(help: "The trainee's pseudonym.")
    var trainee: String
    @Flag(help: "Don't ask.")
    var yes = false
    @OptionGroup var state: StateFolder
    @OptionGroup var language: LanguageOption

    func run() throws {
        let language = language.language
        let store = try state.existing(language)
        if !yes { try ask(language) }
        let waiting = try giveUp(store, language)
        let deletion = try StateFolder.attempt(language) { () throws(StoreFailure) in
            let deletion = try store.forget(trainee, at: StateFolder.now, owner: Self.owner)
            guard deletion.isKnown || waiting > 0 else { return deletion }
            // Of whom is what must not be known.
            try AccountCommand.record("forget", about: nil, detail: "\(deletion.results) results", in: store)
            return deletion
        }
        guard deletion.isKnown || waiting > 0 else { throw Complaint.sentence(try unknown(store)[language], .badInput) }
        let count = deletion.results + waiting
        print(LocalizedText(ja: "消した結果: \(count)件", en: "deleted results: \(count)")[language])
        if deletion.reports > 0 {
            print(
                LocalizedText(
                    ja: "消した報告書と記録: \(deletion.reports)件", en: "deleted reports and recordings: \(deletion.reports)")[
                        language])
        }
        guard !deletion.left.isEmpty else { return }
        let left = deletion.left.joined(separator: "\n")
        throw Complaint.sentence(
            LocalizedText(
                ja: "次のものは消せませんでした。権限を確かめて、手で消してください。\n\(left)",
                en: "these could not be deleted; look at their permissions, and delete them by hand:\n\(left)")[
                    language],
            .notWritten)
    }

    private func ask(_ language: Language) throws {
        print(
            LocalizedText(
                ja: "\(trainee) の結果と記録をすべて消します。元に戻せません。仮名をもう一度入力してください: ",
                en: "This destroys all results and recordings of \(trainee), for good. Type the pseudonym again: ")[
                    language], terminator: "")
        guard readLine() == trainee else {
            throw Complaint.sentence(
                LocalizedText(ja: "仮名が違うので、何も消していません。", en: "that is not it, so nothing was deleted.")[language],
                .badInput)
        }
    }

    /// Results that a daemon holds, or an earlier one left, because they could not be written.
    /// - Returns: how many there were.
    private func giveUp(_ store: Store, _ language: Language) throws -> Int {
        var request = ControlRequest(.forget, language: language.rawValue)
        request.trainee = trainee
        let answer: ControlAnswer
        do throws(ControlFailure) {
            answer = try ControlSocket.ask(request, at: ControlSocket.path(in: state.path))
        } catch {
            guard error.isAbsent else { throw Complaint.sentence(error.sentence[language], .deviceTrouble) }
            return UnkeptResults.places(for: store.key, ProcessInfo.processInfo.environment).reduce(0) {
                $0 + $1.remove(of: trainee)
            }
        }
        guard answer.done else { throw Complaint.sentence(answer.sentence, .deviceTrouble) }
        return answer.forgotten ?? 0
    }

    /// Whom a recording says that it is of.
    private static func owner(_ recording: String) -> String? {
        guard var reader = try? RecordingReader(path: recording, wanted: []) else { return nil }
        while let item = try? reader.next() {
            guard case .note(SessionFacts.note, let notes) = item else { continue }
            return SessionFacts(notes: notes, files: []).trainee
        }
        return nil
    }

    private func unknown(_ store: Store) throws -> LocalizedText {
        let names = Set(try store.attempts().map(\.trainee) + store.rosters().flatMap(\.trainees)).sorted()
        let close = Suggestion.nearest(to: trainee, among: names)
        return LocalizedText(
            ja: "\(trainee) の記録はありません。何も消していません。" + (close.map { "\($0) のことですか？" } ?? ""),
            en: "nothing is on record of \(trainee), so nothing was deleted."
                + (close.map { " Did you mean \($0)?" } ?? ""))
    }
}
