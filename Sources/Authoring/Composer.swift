/// Builds the tree of nodes from events, and refuses what Senshi's files don't use.
struct Composer {
    private let reader: EventReader
    private let diagnostics: Diagnostics
    private let text: String
    private var firstReference: (place: Place, name: String)?
    private var references = 0
    private var values = 0
    private var hasAlias = false

    init(text: String, into diagnostics: Diagnostics) {
        reader = EventReader(text: text)
        self.text = text
        self.diagnostics = diagnostics
    }

    /// A cause to stop that is already among the diagnostics.
    private struct Stopped: Error {}

    /// The root, or nil where the text has none that can be used.
    consuming func compose() -> Node? {
        let root = try? document()
        if let firstReference {
            diagnostics.add(
                at: firstReference.place,
                LocalizedText(
                    ja: "「\(firstReference.name)」のようなアンカーとエイリアスは読みません"
                        + (references > 1 ? "(\(references)か所の最初)" : ""),
                    en: "anchors and aliases such as '\(firstReference.name)' are not read"
                        + (references > 1 ? ", and this is the first of \(references)" : "")),
                expected: LocalizedText(ja: "使う場所ごとに値を書いてください", en: "write each value out where it is used"),
                rule: "yaml/anchor")
        }
        return hasAlias ? nil : root
    }

    private mutating func document() throws(Stopped) -> Node {
        var event = try next()
        while event.kind == .other { event = try next() }
        guard event.kind == .documentStart else {
            throw empty()
        }
        let root = try node(from: next(), level: 1)
        event = try next()
        while event.kind == .other { event = try next() }
        if event.kind == .documentStart {
            diagnostics.add(
                at: event.place, LocalizedText(ja: "二つ目の文書が始まっています", en: "a second document begins"),
                expected: LocalizedText(ja: "一つのファイルに一つだけ書いてください", en: "write one document in a file"),
                rule: "yaml/documents")
        }
        if case .scalar("") = root.kind {
            throw empty()
        }
        return root
    }

    private func empty() -> Stopped {
        diagnostics.add(
            at: .file, LocalizedText(ja: "ファイルが空です", en: "the file is empty"),
            expected: LocalizedText(ja: "キーと値を書いてください", en: "write keys and values"), rule: "yaml/empty")
        return Stopped()
    }

    private mutating func node(from event: YAMLEvent, level: Int) throws(Stopped) -> Node {
        try note(event)
        switch event.kind {
        case .scalar(let text):
            return Node(.scalar(text), at: event.place)
        case .sequenceStart:
            try check(level, event)
            var items: [Node] = []
            var item = try next()
            while item.kind != .sequenceEnd {
                items.append(try node(from: item, level: level + 1))
                item = try next()
            }
            return Node(.sequence(items), at: event.place.through(item.place))
        case .mappingStart:
            try check(level, event)
            return try mapping(from: event, level: level)
        default:
            return Node(.scalar(""), at: event.place)
        }
    }

    private mutating func mapping(from start: YAMLEvent, level: Int) throws(Stopped) -> Node {
        var entries: [Node.Entry] = []
        var places: [String: Place] = [:]
        var event = try next()
        while event.kind != .mappingEnd {
            let key = try node(from: event, level: level + 1)
            let value = try node(from: next(), level: level + 1)
            if case .scalar(let text) = key.kind {
                if let first = places[text] {
                    diagnostics.add(
                        at: key.place,
                        LocalizedText(
                            ja: "「\(clipped(text))」が二度書かれています。最初は\(first.line)行\(first.column)列です",
                            en:
                                "'\(clipped(text))' is written twice, first at line \(first.line), column \(first.column)"
                        ),
                        expected: LocalizedText(ja: "どちらかを消してください", en: "keep one of them"), rule: "yaml/duplicate-key")
                } else {
                    places[text] = key.place
                    entries.append(Node.Entry(key: text, keyPlace: key.place, value: value))
                }
            } else if !hasAlias {
                diagnostics.add(
                    at: key.place,
                    LocalizedText(
                        ja: "\(key.description.ja)がキーとして使われています", en: "\(key.description.en) is used as a key"),
                    expected: LocalizedText(ja: "キーは一つの語です", en: "a key is a word"), rule: "yaml/key")
            }
            event = try next()
        }
        return Node(.mapping(entries), at: start.place.through(event.place))
    }

    private mutating func note(_ event: YAMLEvent) throws(Stopped) {
        values += 1
        guard values <= Document.mostValues else {
            diagnostics.add(
                at: event.place,
                LocalizedText(
                    ja: "キーと値が\(Document.mostValues)個を超えています",
                    en: "the file has more than \(Document.mostValues) keys and values"),
                expected: LocalizedText(ja: "短く書いてください", en: "write it shorter"), rule: "file/values")
            throw Stopped()
        }
        var name = event.anchor.map { "&\($0)" }
        if case .alias(let alias) = event.kind {
            name = "*\(alias)"
            hasAlias = true
        }
        if let name {
            references += 1
            if firstReference == nil { firstReference = (event.place.at(name), clipped(name)) }
        }
        if let tag = event.tag {
            diagnostics.add(
                at: event.place, Self.meaningless(tag),
                expected: LocalizedText(ja: "省いてください", en: "leave it out"), rule: "yaml/tag")
        }
    }

    private static func meaningless(_ tag: String) -> LocalizedText {
        let written = clipped(tag.replacing("tag:yaml.org,2002:", with: "!!"))
        return LocalizedText(
            ja: "タグ「\(written)」はここでは意味がありません", en: "the tag '\(written)' has no meaning here")
    }

    private func check(_ level: Int, _ event: YAMLEvent) throws(Stopped) {
        guard level > Document.deepestLevel else { return }
        diagnostics.add(SyntaxProblem.tooDeep(at: event.place))
        throw Stopped()
    }

    private func next() throws(Stopped) -> YAMLEvent {
        do {
            return try reader.next()
        } catch {
            diagnostics.add(error.diagnostic(in: text))
            throw Stopped()
        }
    }
}

extension Place {
    /// To the end of another, where both are on one line.
    fileprivate func through(_ end: Place) -> Place {
        guard line == end.line, end.column + end.length - 1 >= column, end.column > column else { return self }
        return Place(line: line, column: column, length: end.column + end.length - column)
    }

    /// The same start with the length of a word.
    fileprivate func at(_ word: String) -> Place {
        Place(line: line, column: column, length: word.unicodeScalars.count)
    }
}
