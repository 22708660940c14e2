public import Authoring

/// Why something that a page asked for is not done.
public struct Refusal: Error, Sendable {
    /// Which kind it is, as HTTP counts.
    public enum Kind: Int, Sendable {
        case wrong = 400
        case notSignedIn = 401
        case notAllowed = 403
        case missing = 404
        case notNow = 409
        case tooLarge = 413
        case notUnderstood = 422
        case tooOften = 429
        case trouble = 500
    }
    public let kind: Kind
    /// One sentence.
    public let sentence: LocalizedText

    public init(_ kind: Kind, _ sentence: LocalizedText) {
        self.kind = kind
        self.sentence = sentence
    }

    static let notSignedIn = Refusal(.notSignedIn, LocalizedText(ja: "サインインしてください。", en: "Sign in first."))
    static let notAllowed = Refusal(
        .notAllowed, LocalizedText(ja: "この役割ではできません。", en: "Your role does not allow this."))
    static let foreign = Refusal(
        .notAllowed, LocalizedText(ja: "別のサイトからの要求です。", en: "This request comes from another site."))
    static let missing = Refusal(.missing, LocalizedText(ja: "見つかりません。", en: "There is no such page."))
    static let tooLarge = Refusal(.tooLarge, LocalizedText(ja: "送られたものが大きすぎます。", en: "What was sent is too large."))
    static let notUnderstood = Refusal(
        .notUnderstood, LocalizedText(ja: "送られたものが読めません。", en: "What was sent can't be read."))
    static let trouble = Refusal(
        .trouble, LocalizedText(ja: "装置の中で問題が起きました。記録を見てください。", en: "Something went wrong in the station; see its log.")
    )
}
