/// Reads one mapping, remembers which keys were asked for, and tells about all that are missing or unknown.
///
/// Each function takes the value of one key; a wrong one is a diagnostic and nil. The `optional…` functions give nil
/// without a diagnostic where the key is not written. Call ``finish()`` last.
public struct Fields {
    /// What the mapping is, as sentences name it: `step 'inject'`, `手順「inject」`.
    public let what: LocalizedText
    /// The area of the rules.
    public let rule: String
    public let diagnostics: Diagnostics
    /// Where the mapping stands.
    public let place: Place
    /// Everything that is written, in the order of the file.
    public let entries: [Node.Entry]

    private let values: [String: Node]
    private let record = Record()

    private final class Record {
        var asked: [String] = []
        var missing: [String] = []
    }

    /// Nil and a diagnostic where `node` is no mapping.
    public init?(_ node: Node, of what: LocalizedText, rule: String, into diagnostics: Diagnostics) {
        guard case .mapping(let entries) = node.kind else {
            diagnostics.add(
                at: node.place, Reader.shape(of: node, as: what),
                expected: LocalizedText(ja: "「キー: 値」のまとまりで書いてください", en: "write a mapping of keys: 'key: value'"),
                rule: "\(rule)/type")
            return nil
        }
        self.what = what
        self.rule = rule
        self.diagnostics = diagnostics
        self.entries = entries
        place = node.place
        values = Dictionary(entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    /// True where the key is written. Counts as asked for.
    public func has(_ key: String) -> Bool { optionalNode(key) != nil }

    /// The value as it stands; a missing key is an error.
    public func node(_ key: String) -> Node? {
        let node = optionalNode(key)
        if node == nil, !record.missing.contains(key) { record.missing.append(key) }
        return node
    }

    public func optionalNode(_ key: String) -> Node? {
        if !record.asked.contains(key) { record.asked.append(key) }
        return values[key]
    }

    /// The items of a list; a missing key is an error.
    public func nodes(_ key: String) -> [Node] { node(key).flatMap(reader(key).items) ?? [] }
    public func optionalNodes(_ key: String) -> [Node] { optionalNode(key).flatMap(reader(key).items) ?? [] }

    /// A mapping inside this one.
    public func fields(_ key: String, rule: String? = nil) -> Fields? {
        node(key).flatMap { Fields($0, of: .quoted(key), rule: rule ?? self.rule, into: diagnostics) }
    }
    public func optionalFields(_ key: String, rule: String? = nil) -> Fields? {
        optionalNode(key).flatMap { Fields($0, of: .quoted(key), rule: rule ?? self.rule, into: diagnostics) }
    }

    /// Reads the value of `key` with the sentences of this mapping.
    public func reader(_ key: String) -> Reader { Reader(of: .quoted(key), rule: rule, into: diagnostics) }

    /// Where the value of `key` stands, or the mapping where it is not written.
    public func place(of key: String) -> Place { values[key]?.place ?? place }

    /// Where `key` itself stands, or the mapping where it is not written.
    public func keyPlace(of key: String) -> Place { entries.first { $0.key == key }?.keyPlace ?? place }

    /// Adds an error about the value of `key`.
    public func refuse(
        _ key: String, _ message: LocalizedText, expected: LocalizedText? = nil, problem: String
    ) {
        diagnostics.add(at: place(of: key), message, expected: expected, rule: "\(rule)/\(problem)")
    }

    /// Reads `format`; another one than `expected` is an error.
    ///
    /// - Returns: false where another one is written.
    @discardableResult
    public func check(format expected: String) -> Bool {
        guard let format = text("format") else { return values["format"] == nil }
        guard format != expected else { return true }
        refuse(
            "format", LocalizedText(ja: "形式が「\(clipped(format))」です", en: "the format is '\(clipped(format))'"),
            expected: LocalizedText(ja: "\(expected)と書いてください", en: "write \(expected)"), problem: "format")
        return false
    }

    /// Tells about every key that nobody asked for and every required key that is not written.
    ///
    /// - Parameter knowsAllKeys: false where a wrong value leaves open which keys belong here; then only those that look
    ///   like a slip are told.
    public func finish(knowsAllKeys: Bool = true) {
        // What is shared may be meant, too: it is written elsewhere.
        let free = record.asked.filter { values[$0].map { $0.place.document != nil } ?? true }
        var meant: Set<String> = []
        for entry in entries where !record.asked.contains(entry.key) {
            if let slip = KeySlip(key: entry.key) {
                for key in free where slip.meant.hasPrefix("\(key):") || slip.meant == key { meant.insert(key) }
                diagnostics.add(
                    at: entry.keyPlace, slip.message, expected: slip.expected, rule: "\(rule)/unknown-key",
                    suggestion: slip.meant)
                continue
            }
            let suggestion = Suggestion.nearest(to: entry.key, among: free.filter { !meant.contains($0) })
            if let suggestion { meant.insert(suggestion) } else if !knowsAllKeys { continue }
            diagnostics.add(
                at: entry.keyPlace,
                LocalizedText(
                    ja: "「\(clipped(entry.key))」は\(what.ja)のキーではありません",
                    en: "'\(clipped(entry.key))' is not a key of \(what.en)"),
                expected: expectedKeys, rule: "\(rule)/unknown-key", suggestion: suggestion)
        }
        let missing = record.missing.filter { !meant.contains($0) }.map { LocalizedText.quoted($0) }
        if !missing.isEmpty {
            diagnostics.add(
                at: place,
                LocalizedText(
                    ja: "\(what.ja)に\(listed(all: missing).ja)がありません",
                    en: "\(what.en) lacks \(listed(all: missing).en)"),
                expected: LocalizedText(
                    ja: "書き足してください", en: missing.count == 1 ? "write this key" : "write these keys"),
                rule: "\(rule)/missing-key")
        }
    }

    private var expectedKeys: LocalizedText {
        if record.asked.isEmpty { return LocalizedText(ja: "キーは要りません", en: "it has no keys") }
        let keys = listed(all: record.asked.map { LocalizedText(both: $0) })
        return LocalizedText(ja: "使えるキーは\(keys.ja)です", en: "its keys are \(keys.en)")
    }
}
