import Authoring
import CPlatform
import Foundation
import Profiles
import Terminals

/// Asks for one control after the other, and waits for each until it is moved, held and let go.
struct WiggleSession: ~Copyable {
    /// How long a control must be held out to be meant, s (assumed: longer than a slip, short for a thumb).
    private static let hold = 0.3
    /// Between two looks, s.
    private static let interval = 0.005

    private let language: Language
    private let patience: Double
    private let terminal = Terminal()
    private var keyboard = Keyboard()

    /// - Parameter patience: how long a control is waited for, s; then the device has none.
    init(patience: Double, language: Language) {
        self.patience = patience
        self.language = language
        cplatform_catch_requests()
    }

    /// Fills a draft in.
    /// - Throws: the exit code, after one sentence that says what to do.
    mutating func fill(_ draft: inout ProfileDraft, from source: inout some WiggleSource) throws {
        say(
            LocalizedText(
                ja: "どこにも触れないでください。操作がないものは、Enter で飛ばすか、\(Int(patience))秒待ってください。",
                en: "Touch nothing yet. What the device has not: skip it with Enter, or wait \(Int(patience)) s."))
        try settle(&source)
        for question in DraftQuestion.all(for: draft.style) where !draft.isAnswered(question.purpose) {
            guard let control = try ask(question, &source, besides: draft.taken) else {
                say(LocalizedText(ja: "  なし", en: "  none"))
                continue
            }
            draft.add(control, for: question.purpose)
            say(LocalizedText(ja: "  → \(control.text)。離してください。", en: "  → \(control.text). Let go."))
            try settle(&source)
        }
        if let interval = source.interval { draft.interval = interval }
    }

    private mutating func ask(
        _ question: DraftQuestion, _ source: inout some WiggleSource, besides taken: [DraftControl]
    ) throws -> DraftControl? {
        source.ask()
        let how = LocalizedText(ja: "動かし、そのまま少し待ってください。", en: ", and hold it there for a moment.")
        say(LocalizedText(ja: "\(question.prompt.ja)\(how.ja)", en: "\(question.prompt.en)\(how.en)"))
        let began = now
        var meant: (control: DraftControl, since: Double)?
        while now - began < patience {
            if try look(&source) { return nil }
            guard let control = source.answer(to: question.purpose, besides: taken) else {
                meant = nil
                continue
            }
            guard let first = meant, first.control.overlaps(control) else {
                meant = (control, now)
                continue
            }
            if now - first.since >= Self.hold { return control }
        }
        return nil
    }

    /// Waits until nothing is held any more.
    private mutating func settle(_ source: inout some WiggleSource) throws {
        let began = now
        while !source.isReady || !source.isAtRest {
            _ = try look(&source)
            guard now - began < max(patience, 10) else {
                throw Complaint.sentence(
                    LocalizedText(
                        ja: "デバイスが静止しません。何も触れずに、もう一度実行してください。何も保存していません。",
                        en:
                            "the device does not come to rest, or says nothing; leave it alone and try again. Nothing was kept."
                    )[
                        language], .deviceTrouble)
            }
        }
    }

    /// Reads on. True where somebody wants to skip.
    private mutating func look(_ source: inout some WiggleSource) throws -> Bool {
        guard source.read() else { throw Complaint.sentence(RunWords.deviceLeft[language], .deviceTrouble) }
        var skips = false
        for key in keyboard.keys() {
            switch key {
            case .enter, .character(" "): skips = true
            case .escape: throw stopped()
            default: break
            }
        }
        if cplatform_take_requests() != 0 { throw stopped() }
        _ = cplatform_sleep_until(cplatform_now() + Int64(Self.interval * 1e9))
        return skips
    }

    private func stopped() -> any Error {
        Complaint.sentence(
            LocalizedText(ja: "中止しました。何も保存していません。", en: "stopped; nothing was kept.")[language], .deviceTrouble)
    }

    private func say(_ words: LocalizedText) { terminal.write(words[language] + "\n") }

    private var now: Double { Double(cplatform_now()) * 1e-9 }
}
