/// How values are written into a YAML text.
enum DocumentText {
    /// As plain text where nobody can take it for anything else, in quotes otherwise.
    static func scalar(_ value: String) -> String {
        let others = " ._/%()±°µ-、。〜・ー「」（）".unicodeScalars
        let isPlain = value.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil || others.contains(scalar)
        }
        let isSafe = value.unicodeScalars.first.map { !" -%".unicodeScalars.contains($0) } ?? false
        if isPlain && isSafe && value.last != " " { return value }
        let escaped = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        return "\"\(escaped)\""
    }

    static func indent(_ count: Int) -> String { String(repeating: " ", count: count) }

    /// The lines of a list's item, its dash at a column.
    static func item(_ body: [String], indent: Int) -> [[Unicode.Scalar]] {
        body.enumerated().map { number, line in
            Array("\(self.indent(indent))\(number == 0 ? "- " : "  ")\(line)".unicodeScalars)
        }
    }

    /// What leads to a value, and the value, on lines of their own.
    static func block(_ path: ArraySlice<String>, _ value: String, indent count: Int) -> [String] {
        guard let key = path.first else { return [] }
        let rest = path.dropFirst()
        let start = "\(indent(count))\(key):"
        if DocumentEdit.lists.contains(key), let name = rest.first {
            let item = "\(indent(count))  - \(DocumentEdit.identity(of: key)): \(scalar(name))"
            return [start, item] + block(rest.dropFirst(), value, indent: count + 4)
        }
        return ["\(start) \(flow(rest, value))"]
    }

    /// The same on one line: `{ja: …}`.
    static func flow(_ path: ArraySlice<String>, _ value: String) -> String {
        guard let key = path.first else { return scalar(value) }
        let rest = path.dropFirst()
        if DocumentEdit.lists.contains(key), let name = rest.first {
            let own = "\(DocumentEdit.identity(of: key)): \(scalar(name))"
            let more = rest.dropFirst().isEmpty ? "" : ", \(entries(rest.dropFirst(), value))"
            return "{\(key): [{\(own)\(more)}]}"
        }
        return "{\(key): \(flow(rest, value))}"
    }

    /// A value on one line.
    static func flow(_ node: Node) -> String {
        switch node.kind {
        case .scalar(let text): scalar(text)
        case .sequence(let items): "[\(items.map(flow).joined(separator: ", "))]"
        case .mapping(let entries): "{\(entries.map { "\($0.key): \(flow($0.value))" }.joined(separator: ", "))}"
        }
    }

    /// The last part without its braces.
    static func entries(_ path: ArraySlice<String>, _ value: String) -> String {
        String(flow(path, value).dropFirst().dropLast())
    }
}
