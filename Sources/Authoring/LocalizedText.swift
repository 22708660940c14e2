/// A text in both languages that a trainee or instructor may read.
public struct LocalizedText: Sendable, Codable, Equatable, Hashable {
    public var ja: String
    public var en: String

    public init(ja: String, en: String) {
        self.ja = ja
        self.en = en
    }

    /// What is written alike in both: a number with its unit, a word in a list.
    public init(both text: String) { self.init(ja: text, en: text) }

    /// A word of a file, in the quotes of each language.
    public static func quoted(_ word: String) -> LocalizedText { LocalizedText(ja: "「\(word)」", en: "'\(word)'") }

    /// `there are a, b`: what a name could have been.
    public static func thereAre(_ names: [String]) -> LocalizedText {
        if names.isEmpty { return LocalizedText(ja: "一つもありません", en: "there are none") }
        return LocalizedText(
            ja: "あるのは\(names.joined(separator: "、"))です", en: "there are \(names.joined(separator: ", "))")
    }

    /// `write one of: a, b`.
    public static func writeOne(of words: [String]) -> LocalizedText {
        LocalizedText(
            ja: "\(words.joined(separator: "、"))のどれかを書いてください",
            en: "write one of: \(words.joined(separator: ", "))")
    }

    /// The text in one language.
    public subscript(language: Language) -> String {
        switch language {
        case .ja: ja
        case .en: en
        }
    }
}

/// The languages of everything that a trainee or instructor reads.
public enum Language: String, Sendable, Codable, CaseIterable {
    case ja, en
}
