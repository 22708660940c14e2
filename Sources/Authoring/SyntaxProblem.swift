/// Why a text is not YAML, in libyaml's words, and in ours where they are known.
struct SyntaxProblem: Error {
    let problem: String
    let context: String?
    /// Where it became clear, from 1.
    let place: Place
    /// Where what is wrong began.
    let contextPlace: Place
    /// True where the text ended before it was complete.
    let isAtEnd: Bool
    private var contextLine: Int { contextPlace.line }

    var diagnostic: Diagnostic {
        if problem.hasPrefix("Maximum nesting level") { return Self.tooDeep(at: place) }
        let (message, expected) = sentence
        return Diagnostic(at: blamed, message, expected: expected, rule: "yaml/syntax")
    }

    static func tooDeep(at place: Place) -> Diagnostic {
        Diagnostic(
            at: place,
            LocalizedText(
                ja: "リストとまとまりの入れ子が\(Document.deepestLevel)段を超えています",
                en: "lists and mappings are nested deeper than \(Document.deepestLevel) levels"),
            expected: LocalizedText(ja: "入れ子を浅くしてください", en: "write it flatter"), rule: "yaml/nesting")
    }

    /// Where the author should look: what was not closed or finished is pointed at by its beginning.
    private var blamed: Place {
        if isAtEnd, context != nil { return contextPlace }
        switch problem {
        case "could not find expected ':'", "found unexpected end of stream", "found unexpected document indicator":
            return context == nil ? place : contextPlace
        default: return place
        }
    }

    private var sentence: (LocalizedText, LocalizedText) {
        switch (problem, context) {
        case ("mapping values are not allowed in this context", _):
            said(
                ja: "「:」がキーになれない所にあります", "「: 」を含む文は引用符で囲むか、行を改めてください",
                en: "a ':' stands where no key can be", "put quotes around a text that holds ': ', or begin a new line")
        case ("could not find expected ':'", _):
            said(
                ja: "キーに「:」がありません", "「キー: 値」と書くか、字下げを見てください",
                en: "a key without ':'", "write 'key: value', or look at the indentation")
        case ("did not find expected key", _):
            said(
                ja: "この行はどのまとまりにも合いません", "前後の行と字下げを揃えてください。まとまりは\(contextLine)行目に始まっています",
                en: "this line fits no mapping",
                "indent it like its neighbours; the mapping began in line \(contextLine)")
        case ("did not find expected '-' indicator", _):
            said(
                ja: "この行はリストに合いません", "「- 」で始めてください。リストは\(contextLine)行目に始まっています",
                en: "this line fits no list", "begin it with '- '; the list began in line \(contextLine)")
        case ("did not find expected ',' or ']'", _) where isAtEnd:
            said(
                ja: "ここに始まるリストが閉じていません", "終わりに「]」を書いてください",
                en: "the list that begins here is not closed", "write ']' where it ends")
        case ("did not find expected ',' or '}'", _) where isAtEnd:
            said(
                ja: "ここに始まるまとまりが閉じていません", "終わりに「}」を書いてください",
                en: "the mapping that begins here is not closed", "write '}' where it ends")
        case ("did not find expected ',' or ']'", _):
            said(
                ja: "\(contextLine)行目の「[」に始まるリストが閉じていません", "ここに「,」か「]」を書いてください",
                en: "the list that began with '[' in line \(contextLine) is not closed", "write ',' or ']' here")
        case ("did not find expected ',' or '}'", _):
            said(
                ja: "\(contextLine)行目の「{」に始まるまとまりが閉じていません", "ここに「,」か「}」を書いてください",
                en: "the mapping that began with '{' in line \(contextLine) is not closed", "write ',' or '}' here")
        case ("found unexpected end of stream", _), ("found unexpected document indicator", _):
            said(
                ja: "この引用符に始まる文が閉じていません", "閉じる引用符を書いてください",
                en: "the text that begins with this quote is not closed", "write the closing quote")
        case ("found character that cannot start any token", _):
            said(
                ja: "値はこの文字では始められません", "文を引用符で囲んでください",
                en: "no value can begin with this character", "put quotes around the text")
        case ("found unknown escape character", _):
            said(
                ja: "二重引用符の中に知らないエスケープがあります", "「\\」は「\\\\」と書くか、一重引用符を使ってください",
                en: "an unknown escape in a text in double quotes", "write '\\\\' for a backslash, or use single quotes"
            )
        case ("block sequence entries are not allowed in this context", _):
            said(
                ja: "リストはここでは始められません", "行を改めてリストを始めてください",
                en: "a list can't begin here", "begin the list on a line of its own")
        default:
            said(
                ja: "YAMLとして読めません: \(context.map { "\($0), " } ?? "")\(problem)", "この行と前の行を見てください",
                en: "this is not YAML: \(context.map { "\($0), " } ?? "")\(problem)",
                "look at this line and the one before")
        }
    }

    private func said(
        ja: String, _ jaExpected: String, en: String, _ enExpected: String
    ) -> (LocalizedText, LocalizedText) {
        (LocalizedText(ja: ja, en: en), LocalizedText(ja: jaExpected, en: enExpected))
    }
}
