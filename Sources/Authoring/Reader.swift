/// Reads typed values from single nodes, and says what is wrong with them in one sentence each.
///
/// ``Fields`` uses it for the values of a mapping; use it directly for the items of a list.
public struct Reader {
    /// What is read, as sentences name it: `limits.force`, `the second point`.
    public let what: String
    /// The area of the rules: `profile.limits`.
    public let rule: String
    public let diagnostics: Diagnostics

    public init(of what: String, rule: String, into diagnostics: Diagnostics) {
        self.what = what
        self.rule = rule
        self.diagnostics = diagnostics
    }

    func refuse(_ node: Node, _ message: String, _ expected: String?, _ problem: String, _ suggestion: String? = nil) {
        diagnostics.add(
            at: node.place, message, expected: expected, rule: "\(rule)/\(problem)", suggestion: suggestion)
    }

    /// The scalar's text, or nil and a sentence that says what was expected instead.
    func scalar(_ node: Node, expecting expected: String) -> String? {
        if case .scalar(let text) = node.kind, !text.isEmpty { return text }
        refuse(node, "\(what) is \(node.description)", "write \(expected)", "type")
        return nil
    }

    /// A text that is not empty.
    public func text(_ node: Node) -> String? { scalar(node, expecting: "a text") }

    /// `true` or `false`.
    public func flag(_ node: Node) -> Bool? {
        guard let text = scalar(node, expecting: "true or false") else { return nil }
        switch text {
        case "true": return true
        case "false": return false
        default:
            let yes = ["yes", "on", "True", "TRUE", "y", "1", "はい"].contains(text)
            let no = ["no", "off", "False", "FALSE", "n", "0", "いいえ"].contains(text)
            refuse(
                node, "\(what) is '\(clipped(text))'", "write true or false", "type", yes ? "true" : no ? "false" : nil)
            return nil
        }
    }

    /// One of a few words.
    public func choice<T: RawRepresentable & CaseIterable>(_ node: Node, of type: T.Type) -> T?
    where T.RawValue == String {
        let words = type.allCases.map(\.rawValue)
        guard let text = scalar(node, expecting: "one of: \(words.joined(separator: ", "))") else { return nil }
        if let value = T(rawValue: text) { return value }
        refuse(
            node, "\(what) is '\(clipped(text))'", "write one of: \(words.joined(separator: ", "))", "choice",
            Suggestion.nearest(to: text, among: words))
        return nil
    }

    /// A text in both languages: `{ja: …, en: …}`.
    public func localized(_ node: Node) -> LocalizedText? {
        guard case .mapping = node.kind else {
            refuse(node, "\(what) is \(node.description)", "write it in both languages: {ja: …, en: …}", "type")
            return nil
        }
        guard let fields = Fields(node, of: what, rule: rule, into: diagnostics) else { return nil }
        let (ja, en) = (fields.text("ja"), fields.text("en"))
        // `{en: First this, then that}` is read as two keys.
        for entry in fields.entries where entry.value.text == "" && entry.key != "ja" && entry.key != "en" {
            diagnostics.add(
                at: entry.keyPlace, "'\(clipped(entry.key))' is cut off from its sentence by a comma",
                expected: "put the sentence in quotes, or write ja: and en: on lines of their own",
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
        refuse(node, "\(what) is \(node.description)", "write a list: [ … ], or lines that begin with '- '", "type")
        return nil
    }
}
