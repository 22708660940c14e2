/// Reads typed values from single nodes, and says what is wrong with them in one sentence each.
///
/// ``Fields`` uses it for the values of a mapping; use it directly for the items of a list.
public struct Reader {
    /// What is read, as sentences name it: `'force'`, `the second point`.
    public let what: LocalizedText
    /// The area of the rules: `profile.limits`.
    public let rule: String
    public let diagnostics: Diagnostics

    public init(of what: LocalizedText, rule: String, into diagnostics: Diagnostics) {
        self.what = what
        self.rule = rule
        self.diagnostics = diagnostics
    }

    func refuse(
        _ node: Node, _ message: LocalizedText, _ expected: LocalizedText?, _ problem: String,
        _ suggestion: String? = nil
    ) {
        diagnostics.add(
            at: node.place, message, expected: expected, rule: "\(rule)/\(problem)", suggestion: suggestion)
    }

    /// `'force' is a list`.
    public static func shape(of node: Node, as what: LocalizedText) -> LocalizedText {
        LocalizedText(
            ja: "\(what.ja)が\(node.description.ja)になっています", en: "\(what.en) is \(node.description.en)")
    }

    /// `'force' is '3 apples'`.
    public func saying(_ written: String) -> LocalizedText {
        LocalizedText(ja: "\(what.ja)が「\(clipped(written))」になっています", en: "\(what.en) is '\(clipped(written))'")
    }

    /// The scalar's text, or nil and a sentence that says what was expected instead.
    func scalar(_ node: Node, expecting expected: LocalizedText) -> String? {
        if case .scalar(let text) = node.kind, !text.isEmpty { return text }
        refuse(node, Self.shape(of: node, as: what), Self.write(expected), "type")
        return nil
    }

    /// A text that is not empty.
    public func text(_ node: Node) -> String? { scalar(node, expecting: LocalizedText(ja: "文字列", en: "a text")) }

    /// `true` or `false`.
    public func flag(_ node: Node) -> Bool? {
        let words = LocalizedText(ja: "trueかfalse", en: "true or false")
        guard let text = scalar(node, expecting: words) else { return nil }
        switch text {
        case "true", "True", "TRUE": return true
        case "false", "False", "FALSE": return false
        default:
            let yes = ["yes", "on", "true", "y", "1", "はい", "有", "あり"].contains(text.lowercased())
            let no = ["no", "off", "false", "n", "0", "いいえ", "無", "なし"].contains(text.lowercased())
            refuse(node, saying(text), Self.write(words), "type", yes ? "true" : no ? "false" : nil)
            return nil
        }
    }

    /// One of a few words.
    public func choice<T: RawRepresentable & CaseIterable>(_ node: Node, of type: T.Type) -> T?
    where T.RawValue == String {
        let words = type.allCases.map(\.rawValue)
        let one = LocalizedText(
            ja: "\(words.joined(separator: "、"))のどれか", en: "one of: \(words.joined(separator: ", "))")
        guard let text = scalar(node, expecting: one) else { return nil }
        if let value = T(rawValue: text) { return value }
        refuse(node, saying(text), .writeOne(of: words), "choice", Suggestion.meant(by: text, among: words))
        return nil
    }

    /// A text in both languages: `{ja: …, en: …}`.
    public func localized(_ node: Node) -> LocalizedText? {
        guard case .mapping = node.kind else {
            refuse(
                node, Self.shape(of: node, as: what),
                LocalizedText(
                    ja: "日本語と英語の両方で書いてください: {ja: …, en: …}", en: "write it in both languages: {ja: …, en: …}"),
                "type")
            return nil
        }
        guard let fields = Fields(node, of: what, rule: rule, into: diagnostics) else { return nil }
        let (ja, en) = (fields.text("ja"), fields.text("en"))
        // `{en: First this, then that}` is read as two keys.
        for entry in fields.entries
        where entry.value.text == "" && entry.key != "ja" && entry.key != "en" && KeySlip(key: entry.key) == nil {
            diagnostics.add(
                at: entry.keyPlace,
                LocalizedText(
                    ja: "「\(clipped(entry.key))」がコンマで文から切れています",
                    en: "'\(clipped(entry.key))' is cut off from its sentence by a comma"),
                expected: LocalizedText(
                    ja: "文を引用符で囲むか、ja: と en: を別の行に書いてください",
                    en: "put the sentence in quotes, or write ja: and en: on lines of their own"),
                rule: "\(rule)/comma")
            _ = fields.has(entry.key)
        }
        fields.finish()
        guard let ja, let en else { return nil }
        return LocalizedText(ja: ja, en: en)
    }

    /// The items of a list.
    public func items(_ node: Node) -> [Node]? {
        if case .sequence(let items) = node.kind { return items }
        refuse(
            node, Self.shape(of: node, as: what),
            LocalizedText(
                ja: "リストで書いてください: [ … ]、または「- 」で始まる行", en: "write a list: [ … ], or lines that begin with '- '"),
            "type")
        return nil
    }

    /// `write a text`.
    static func write(_ expected: LocalizedText) -> LocalizedText {
        LocalizedText(ja: "\(expected.ja)を書いてください", en: "write \(expected.en)")
    }
}
