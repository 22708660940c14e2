/// A line that begins a public declaration.
struct PublicDeclaration {
    private let keyword: Substring
    private let name: Substring
    private let type: Substring

    init?(_ line: String) {
        guard line.contains("public") else { return nil }
        let pattern =
            /^\s*(?:@\w+(?:\([^)]*\))?\s+)*public(?:\(set\))?\s+(?:[\w()]+\s+)*?(func|var|let|struct|enum|class|protocol|actor|init|subscript|typealias)\b\s*([^\s(<:{]*)(?::\s*([\w.]+))?/
        guard let match = line.firstMatch(of: pattern) else { return nil }
        keyword = match.1
        name = match.2
        type = match.3 ?? ""
    }

    /// What needs no words of its own: initialisers take what the properties describe; operators and requirements of the
    /// standard library mean here what they mean everywhere; `place: Place` says it all; and `optionalText` is `text`
    /// where nothing need be.
    var speaksForItself: Bool {
        keyword == "init" || !name.contains(/\w/) || name.hasPrefix("optional")
            || name.lowercased() == type.lowercased()
            || ["description", "hash", "encode", "id", "allCases", "ja", "en"].contains(name)
    }

    /// A `///` stands directly above, attributes aside. Properties that follow each other share the one above the first,
    /// and those that open a type share the type's: "Three numbers in a right-handed frame" is about `x`, `y` and `z`.
    func isDocumented(at index: Int, in file: SourceFile) -> Bool {
        for line in file.lines[..<index].reversed() {
            let text = line.trimmingPrefix(/\s*/)
            if text.hasPrefix("///") { return true }
            guard text.hasPrefix("@") || sharesComment(with: text) else { return false }
        }
        return false
    }

    private func sharesComment(with text: Substring) -> Bool {
        (keyword == "var" || keyword == "let")
            && text.contains(#/^public (static )?(private\(set\) )?(var|let) |^(public|@frozen public) struct .*\{$/#)
    }
}
