/// A key that was written as a Japanese keyboard offers it, or without the space behind its colon: `sex：female`,
/// `points:2`, a line indented with full-width spaces.
struct KeySlip: Equatable {
    /// Where it stands in its line, from 1.
    let column: Int
    let length: Int
    /// As it should be written.
    let meant: String
    /// What is wrong, and what to do.
    let message: LocalizedText
    let expected: LocalizedText

    private static let wideSpace: Unicode.Scalar = "\u{3000}"
    private static let wideColon: Unicode.Scalar = "\u{FF1A}"

    /// The first slip of a line of a text; nil where there is none.
    init?(in line: [Unicode.Scalar]) {
        let start = line.firstIndex { $0 != " " && $0 != "-" } ?? line.count
        if start < line.count, line[start] == Self.wideSpace {
            let end = line[start...].firstIndex { $0 != Self.wideSpace && $0 != " " } ?? line.count
            guard end < line.count else { return nil }
            let rest = Self.text(line[end...])
            self.init(
                at: start, to: end, meant: rest,
                LocalizedText(ja: "全角の空白で字下げされています", en: "a full-width space indents this line"),
                LocalizedText(ja: "半角の空白で字下げしてください", en: "indent with ordinary spaces"))
            return
        }
        if let colon = line.indices.first(where: { line[$0] == Self.wideColon && Self.endsKey(line, $0) }) {
            let key = Self.keyStart(line, colon)
            self.init(
                at: key, to: colon + 1, meant: Self.written(line, key, colon),
                LocalizedText(ja: "全角のコロン「：」が使われています", en: "the colon '：' is a full-width one"),
                LocalizedText(ja: "半角の「: 」を書いてください", en: "write ': ', a colon and a space"))
            return
        }
        // Only the first colon of a line: `1:30` and `https://…` are values.
        guard let colon = line.firstIndex(of: ":"), colon + 1 < line.count, line[colon + 1] != " ",
            line[colon + 1] != "/", Self.endsKey(line, colon), Self.keyStart(line, colon) == start
        else { return nil }
        self.init(
            at: start, to: colon + 2, meant: Self.written(line, start, colon),
            LocalizedText(ja: "「:」の後に空白がありません", en: "no space follows the ':'"),
            LocalizedText(ja: "「キー: 値」と書いてください", en: "write 'key: value'"))
    }

    /// A key as it was read: `ja：短い`.
    init?(key: String) { self.init(in: Array(key.unicodeScalars)) }

    private init(at start: Int, to end: Int, meant: String, _ message: LocalizedText, _ expected: LocalizedText) {
        column = start + 1
        length = max(1, end - start)
        self.meant = meant
        self.message = message
        self.expected = expected
    }

    /// True where a word of keys stands before a colon, and begins a line or a mapping's part.
    private static func endsKey(_ line: [Unicode.Scalar], _ colon: Int) -> Bool {
        let start = keyStart(line, colon)
        guard start < colon, ("a"..."z").contains(line[start]) else { return false }
        return start == 0 || " {,[\u{3000}".unicodeScalars.contains(line[start - 1])
    }

    private static func keyStart(_ line: [Unicode.Scalar], _ colon: Int) -> Int {
        var start = colon
        while start > 0, isOfKey(line[start - 1]) { start -= 1 }
        return start
    }

    private static func isOfKey(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar) || scalar == "-"
            || scalar == "_" || scalar == "."
    }

    /// `key: value` as far as the value goes on in its line.
    private static func written(_ line: [Unicode.Scalar], _ start: Int, _ colon: Int) -> String {
        let value = text(line[(colon + 1)...])
        let key = text(line[start..<colon])
        return value.isEmpty ? "\(key):" : "\(key): \(value)"
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars.map { $0 == wideSpace ? " " : $0 })
        return String(view).trimmed()
    }
}

extension SyntaxProblem {
    /// Where the blame lies, after a look at how keys are written: libyaml notices many slips a line too late.
    func diagnostic(in text: String) -> Diagnostic {
        let own = diagnostic
        guard own.rule == "yaml/syntax" else { return own }
        var lines = SourceLines(Array(text.utf8))
        var before = place.line - 1
        while before > 1, lines.line(before).map(Self.isEmpty) == true { before -= 1 }
        for number in Set([own.place.line, before, place.line]).sorted() {
            guard let scalars = lines.line(number), let slip = KeySlip(in: scalars) else { continue }
            return Diagnostic(
                at: Place(line: number, column: slip.column, length: slip.length), slip.message,
                expected: slip.expected, rule: "yaml/syntax", suggestion: slip.meant)
        }
        return own
    }

    /// Nothing, or a comment.
    private static func isEmpty(_ line: [Unicode.Scalar]) -> Bool {
        line.first { $0 != " " }.map { $0 == "#" } ?? true
    }
}
