/// A text in both languages that a trainee or instructor may read.
public struct LocalizedText: Sendable, Codable, Equatable, Hashable {
    public var ja: String
    public var en: String

    public init(ja: String, en: String) {
        self.ja = ja
        self.en = en
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
