import Authoring
import Testing

@Suite("a change in a YAML text leaves everything else as it was") struct DocumentEditTests {
    private static let text = """
        # What a teacher wrote.
        title: {ja: 注射, en: Injection}   # both
        age: 45
        steps:
          # the first
          - id: hands
            points: 3

          - id: side
            text:
              ja: どちら
              en: "Which one?"
            options:
              - {id: left, right: true}
              - {id: right}

        events: []
        """

    /// The lines that differ: those that went, and those that came.
    private func change(_ body: (inout DocumentEdit) throws(DocumentEdit.Trouble) -> Void) throws -> [String] {
        var edit = DocumentEdit(Self.text)
        try body(&edit)
        let (old, new) = (Self.text.split(separator: "\n"), edit.text.split(separator: "\n"))
        return new.difference(from: old).map {
            switch $0 {
            case .remove(_, let line, _): "-\(line)"
            case .insert(_, let line, _): "+\(line)"
            }
        }
    }

    @Test("a value is replaced where it stands, with its comment beside it")
    func value() throws {
        #expect(
            try change { edit throws(DocumentEdit.Trouble) in try edit.set(["age"], to: "50") } == [
                "-age: 45", "+age: 50",
            ])
        let both = try change { edit throws(DocumentEdit.Trouble) in try edit.set(["title", "en"], to: "One: two") }
        #expect(both.last == "+title: {ja: 注射, en: \"One: two\"}   # both")
        let deep = try change { edit throws(DocumentEdit.Trouble) in
            try edit.set(["steps", "side", "text", "en"], to: "Which")
        }
        #expect(deep.last == "+      en: Which")
    }

    @Test("what is missing is written with all that leads to it")
    func missing() throws {
        let prompt = try change { edit throws(DocumentEdit.Trouble) in
            try edit.set(["steps", "hands", "prompt", "ja"], to: "手のひら")
            try edit.set(["steps", "hands", "prompt", "en"], to: "Palms")
        }
        #expect(prompt == ["+    prompt: {ja: 手のひら, en: Palms}"])
        let step = try change { edit throws(DocumentEdit.Trouble) in
            try edit.set(["steps", "puncture", "expect", "angle", "points"], to: "5")
        }
        #expect(step == ["+  - id: puncture", "+    expect:", "+      - id: angle", "+        points: 5"])
        let band = try change { edit throws(DocumentEdit.Trouble) in
            try edit.set(["override", "im.angle", "full"], to: "85 to 95 deg")
        }
        #expect(band == ["+override:", "+  - band: im.angle", "+    full: 85 to 95 deg"])
    }

    @Test("an item is moved, added and taken away, and a word is added to a list of words")
    func items() throws {
        var edit = DocumentEdit(Self.text)
        try edit.move(["steps", "side"], by: -1)
        try edit.add(to: ["steps"], ["id: new", "kind: confirm"], behind: "side")
        try edit.remove(["steps", "side", "options", "right"])
        try edit.add(word: "observe", to: ["without"])
        try edit.add(word: "screen", to: ["without"])
        let root = try #require(Document(text: edit.text, file: "x", into: Diagnostics()).root)
        guard case .sequence(let steps)? = root["steps"]?.kind else { return #expect(Bool(false)) }
        #expect(steps.map { $0["id"]?.text } == ["side", "new", "hands"])
        guard case .sequence(let options)? = steps[0]["options"]?.kind else { return #expect(Bool(false)) }
        #expect(options.count == 1)
        #expect(edit.text.contains("without: [observe, screen]"))
        #expect(edit.text.contains("# the first") && edit.text.contains("# both"))
    }

    @Test(
        "a value comes back as it was typed",
        arguments: [
            "a: b", "x # y", "- z", "\"q\"", "{a}", "It's", "50 %", "90 ± 10 deg", "はい、そうです。", "true", "a\\b", " x ",
            "*y", "@",
        ])
    func scalars(_ value: String) throws {
        for path in [["age"], ["title", "en"], ["new", "one"]] {
            var edit = DocumentEdit(Self.text)
            try edit.set(path, to: value)
            var node = Document(text: edit.text, file: "x", into: Diagnostics()).root
            for key in path { node = node?[key] }
            #expect(node?.text == value, "\(path)")
        }
    }

    @Test("what can't be changed safely is left alone")
    func refused() {
        var edit = DocumentEdit(Self.text)
        #expect(throws: DocumentEdit.Trouble.byHand) { try edit.set(["steps"], to: "x") }
        #expect(throws: DocumentEdit.Trouble.byHand) { try edit.set(["age", "of"], to: "x") }
        #expect(throws: DocumentEdit.Trouble.missing) { try edit.remove(["nothing"]) }
        #expect(throws: DocumentEdit.Trouble.missing) { try edit.move(["steps", "hands"], by: -1) }
        #expect(edit.text == Self.text)
        var lines = DocumentEdit("text: |\n  one\n  two\n")
        #expect(throws: DocumentEdit.Trouble.byHand) { try lines.set(["text"], to: "x") }
        var broken = DocumentEdit("a: [")
        #expect(throws: DocumentEdit.Trouble.unreadable) { try broken.set(["a"], to: "x") }
    }
}
