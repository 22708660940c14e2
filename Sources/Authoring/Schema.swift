/// What an editor can know of a file while somebody writes it: JSON Schema draft-07, as a tree.
///
/// Texts are text whatever they look like, so a schema takes `No`, `on` and `1:30` where the reader does.
public indirect enum Schema: Sendable {
    case string(String)
    case number(Double)
    case flag(Bool)
    case list([Schema])
    /// In the order in which it is printed.
    case fields([(key: String, value: Schema)])

    /// One key of a mapping.
    public struct Key: Sendable {
        /// As it is written.
        public let name: String
        let schema: Schema
        let isRequired: Bool

        /// A key that must be written, with what an editor says about it.
        public init(_ name: String, _ schema: Schema, _ about: String? = nil) {
            self.init(name: name, schema: schema, isRequired: true, about: about)
        }
        /// A key that may be left out.
        public static func optional(_ name: String, _ schema: Schema, _ about: String? = nil) -> Key {
            Key(name: name, schema: schema, isRequired: false, about: about)
        }
        /// The same key, not required.
        public var relaxed: Key { Key(name: name, schema: schema, isRequired: false, about: nil) }

        private init(name: String, schema: Schema, isRequired: Bool, about: String?) {
            self.name = name
            self.schema = about.map { schema.described($0) } ?? schema
            self.isRequired = isRequired
        }
    }

    /// The document, two spaces a level, with a line break at its end.
    public var printed: String { print("") + "\n" }

    /// The same with what an editor says about it.
    func described(_ about: String) -> Schema {
        guard case .fields(let fields) = self else { return self }
        // Beside a reference draft-07 reads nothing else.
        if fields.contains(where: { $0.key == "$ref" }) {
            return .fields([("description", .string(about)), ("allOf", .list([self]))])
        }
        return .fields([("description", .string(about))] + fields)
    }

    private func print(_ indent: String) -> String {
        switch self {
        case .string(let text): return Self.quote(text)
        case .number(let number): return Authoring.text(of: number, digits: 15)
        case .flag(let flag): return flag ? "true" : "false"
        case .list(let items):
            let printed = items.map { $0.print(indent + "  ") }
            let line = "[" + printed.joined(separator: ", ") + "]"
            if line.utf8.count <= 100 && !line.contains("\n") { return line }
            return "[\n" + printed.map { "\(indent)  \($0)" }.joined(separator: ",\n") + "\n\(indent)]"
        case .fields(let fields):
            let printed = fields.map { "\(Self.quote($0.key)): \($0.value.print(indent + "  "))" }
            let line = "{" + printed.joined(separator: ", ") + "}"
            if line.utf8.count <= 100 && !line.contains("\n") { return line }
            return "{\n" + printed.map { "\(indent)  \($0)" }.joined(separator: ",\n") + "\n\(indent)}"
        }
    }

    private static func quote(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
