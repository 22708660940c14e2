/// A JSON value that prints the same bytes everywhere: keys sorted, two spaces, arrays of numbers or short words in lines.
enum JSONText {
    case null
    case flag(Bool)
    case whole(UInt64)
    case number(Double)
    case text(String)
    case list([JSONText])
    case fields([String: JSONText])

    /// The document, with a line break at its end.
    var printed: String { print(indent: "") + "\n" }

    private func print(indent: String) -> String {
        switch self {
        case .null: "null"
        case .flag(let flag): flag ? "true" : "false"
        case .whole(let whole): whole.description
        case .number(let number): Self.print(number)
        case .text(let text): Self.quote(text)
        case .list(let items): Self.print(items, indent: indent)
        case .fields(let fields): Self.print(fields, indent: indent)
        }
    }

    /// The shortest digits that read back as the same number. JSON knows no NaN and no infinity: null.
    private static func print(_ number: Double) -> String {
        guard number.isFinite else { return "null" }
        let text = number.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    private static func print(_ fields: [String: JSONText], indent: String) -> String {
        guard !fields.isEmpty else { return "{}" }
        let inner = indent + "  "
        let lines = fields.sorted { $0.key < $1.key }.map {
            "\(inner)\(quote($0.key)): \($0.value.print(indent: inner))"
        }
        return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    }

    private static func print(_ items: [JSONText], indent: String) -> String {
        guard !items.isEmpty else { return "[]" }
        let inner = indent + "  "
        let printed = items.map { $0.print(indent: inner) }
        guard items.allSatisfy(\.isShort) else {
            return "[\n" + printed.map { inner + $0 }.joined(separator: ",\n") + "\n\(indent)]"
        }
        var lines = [inner]
        for (index, item) in printed.enumerated() {
            let piece = index + 1 < printed.count ? item + ", " : item
            if lines[lines.count - 1].utf8.count + piece.utf8.count > 120 { lines.append(inner) }
            lines[lines.count - 1] += piece
        }
        return "[\n" + lines.joined(separator: "\n") + "\n\(indent)]"
    }

    private var isShort: Bool {
        switch self {
        case .null, .flag, .whole, .number: true
        case .text(let text): text.utf8.count <= 16
        case .list, .fields: false
        }
    }

    private static func quote(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
                let hex = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
