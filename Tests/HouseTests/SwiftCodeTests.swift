import Testing

@Suite("the scanner of the house rules") struct SwiftCodeTests {
    @Test(
        "comments and strings go, code and lines stay",
        arguments: [
            ("a // b\nc", "a \nc"),
            ("a /* b /* c */\n d */ e", "a \n e"),
            (#"a "b // c" d"#, #"a "" d"#),
            (#"a "\"" b"#, #"a "" b"#),
            (#"a "b \(c("d")) e" f"#, #"a " c("") " f"#),
            ("a \"\"\"\n b \" \n\"\"\" c", "a \"\n\n\" c"),
            (##"a #"b " \ "# c"##, #"a "" c"#),
        ])
    func strips(text: String, code: String) {
        #expect(SwiftCode.stripped(text) == code)
    }

    @Test("every form of an import is seen, with its line")
    func imports() {
        let text =
            "// import A\nimport B\npublic import C\n@preconcurrency import D\nimport struct E.F\nlet a = \"import G\""
        #expect(SourceFile(path: "Sources/M/x.swift", text: text).imports.map(\.module) == ["B", "C", "D", "E"])
    }
}
