public import Authoring
public import Devices

/// One question on the terminal, and the keys that answer it.
///
/// Options, items and deeds have the keys 1 … 9, then a … z. Space or Enter confirms, begins a wait, or leaves a
/// checklist.
/// Nothing tells right options from wrong ones.
public struct Prompt: Sendable {
    /// The keys of options and items, in order.
    public static let keys = Array("123456789abcdefghijklmnopqrstuvwxyz")

    /// What is asked.
    public let question: Question
    private let language: Language
    /// Items of a list that are ticked, by their ids.
    public private(set) var ticked: Set<String> = []
    /// True once nothing more is expected: an option chosen, all items ticked or the checklist left, a step confirmed.
    public private(set) var isAnswered = false

    public init(_ question: Question, language: Language) {
        self.question = question
        self.language = language
    }

    /// The question and its options, one line each.
    public var lines: [String] {
        let title = question.text[language]
        switch question.kind {
        case .choose(let options): return ["? " + title] + numbered(options) { _ in "" }
        case .checklist(let items):
            return ["? " + title] + numbered(items) { ticked.contains($0.id) ? "[x] " : "[ ] " } + ["   " + leave]
        case .confirm(let deeds): return ["? \(title)  \(confirm)"] + numbered(deeds) { _ in "" }
        case .wait: return ["? \(title)  \(begin)"]
        }
    }

    /// Answers with one key.
    /// - Returns: what the trainee has said by it; `nil` where the key means nothing here.
    public mutating func press(_ key: Key) -> Action? {
        guard !isAnswered else { return nil }
        let goesOn = key == .enter || key == .character(" ")
        switch question.kind {
        case .choose(let options):
            guard let option = option(of: options, for: key) else { return nil }
            isAnswered = true
            return Action(.choose(step: question.step, option: option.id), evidence: .decided)
        case .checklist(let items):
            if goesOn { isAnswered = true }
            guard let item = option(of: items, for: key), ticked.insert(item.id).inserted else { return nil }
            isAnswered = ticked.count == items.count
            return Action(.check(step: question.step, item: item.id))
        case .confirm(let deeds):
            // A deed does not end the step: who recaps a needle still has to discard it.
            if let deed = option(of: deeds, for: key) { return Action(.did(deed.id)) }
            guard goesOn else { return nil }
            isAnswered = true
            return Action(.confirm(step: question.step))
        case .wait:
            guard goesOn else { return nil }
            isAnswered = true
            return Action(.confirm(step: question.step))
        }
    }

    /// Answers with what somebody said on a page. False where it is no answer to this question, or comes too late.
    public mutating func take(_ action: Action) -> Bool {
        guard !isAnswered else { return false }
        switch (question.kind, action.kind) {
        case (.choose(let options), .choose(question.step, let option)):
            guard options.contains(where: { $0.id == option }) else { return false }
            isAnswered = true
        case (.checklist(let items), .check(question.step, let item)):
            guard items.contains(where: { $0.id == item }), ticked.insert(item).inserted else { return false }
            isAnswered = ticked.count == items.count
        case (.confirm(let deeds), .did(let deed)): return deeds.contains { $0.id == deed }
        case (.checklist, .confirm(question.step)), (.confirm, .confirm(question.step)),
            (.wait, .confirm(question.step)):
            isAnswered = true
        default: return false
        }
        return true
    }

    private func option(of options: [Question.Option], for key: Key) -> Question.Option? {
        guard case .character(let character) = key, let index = Self.keys.firstIndex(of: character) else { return nil }
        return index < options.count ? options[index] : nil
    }

    private func numbered(_ options: [Question.Option], mark: (Question.Option) -> String) -> [String] {
        zip(Self.keys, options).map { "   \($0) \(mark($1))\($1.text[language])" }
    }

    private var confirm: String { LocalizedText(ja: "[Enter: 実施した]", en: "[Enter: done]")[language] }
    private var begin: String { LocalizedText(ja: "[Enter: 待ち始める]", en: "[Enter: begin to wait]")[language] }
    private var leave: String { LocalizedText(ja: "Enter: 次へ", en: "Enter: go on")[language] }
}
