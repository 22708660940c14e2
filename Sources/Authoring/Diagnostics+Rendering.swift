extension Diagnostics {
    /// All of them as text: `file:line:column: what is wrong. what was expected [rule]`, the source line, a caret under
    /// the exact place, and `did you mean '…'?` where something fits. Ends with a newline unless empty.
    public func rendered(for document: Document, in language: Language = .en) -> String {
        var sources: [String: SourceLines] = [:]
        var text = ""
        for diagnostic in all {
            let own = diagnostic.place.document.flatMap { others[$0] } ?? document
            let file = diagnostic.place.document ?? document.file
            text += headline(diagnostic, in: file, language)
            if diagnostic.place.length > 0, !own.text.isEmpty,
                let line = sources[file, default: SourceLines(Array(own.text.utf8))].line(diagnostic.place.line)
            {
                text += Excerpt(of: line, at: diagnostic.place).text
            }
            if let suggestion = diagnostic.suggestion.map({ clipped($0) }) {
                text += language == .ja ? "「\(suggestion)」のことですか?\n" : "did you mean '\(suggestion)'?\n"
            }
        }
        if leftOut > 0 {
            text += document.file
            text += language == .ja ? ": ほかに\(leftOut)件は省きました\n" : ": \(leftOut) more like these are not shown\n"
        }
        return text
    }

    private func headline(_ diagnostic: Diagnostic, in file: String, _ language: Language) -> String {
        let (warning, stop) = language == .ja ? ("注意: ", "。") : ("warning: ", ". ")
        let severity = diagnostic.severity == .warning ? warning : ""
        let expected = diagnostic.expected.map { "\(stop)\($0[language])" } ?? ""
        return "\(file):\(diagnostic.place.line):\(diagnostic.place.column): "
            + "\(severity)\(diagnostic.message[language])\(expected) [\(diagnostic.rule)]\n"
    }
}

/// One source line with carets under a place, cut to what fits a terminal.
private struct Excerpt {
    private static let before = 60
    private static let longest = 120
    let text: String

    init(of scalars: [Unicode.Scalar], at place: Place) {
        let start = scalars.count > Self.longest ? max(0, min(place.column, scalars.count) - 1 - Self.before) : 0
        let end = min(scalars.count, start + Self.longest)
        let caret = min(max(place.column - 1, start), end)
        let last = max(caret, min(end, caret + place.length))
        let lead = start > 0 ? "..." : ""
        let source = lead + Self.shown(scalars[start..<end]) + (end < scalars.count ? "..." : "")
        let indent = lead.count + scalars[start..<caret].reduce(0) { $0 + $1.displayWidth }
        let width = max(1, scalars[caret..<last].reduce(0) { $0 + $1.displayWidth })
        text = source + "\n" + String(repeating: " ", count: indent) + String(repeating: "^", count: width) + "\n"
    }

    /// Tabs as one space and control characters as one mark, so that the caret below stays right.
    private static func shown(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = ""
        for scalar in scalars {
            if scalar == "\t" {
                text.unicodeScalars.append(" ")
            } else {
                text.unicodeScalars.append(scalar.isControl ? "\u{FFFD}" : scalar)
            }
        }
        return text
    }
}
