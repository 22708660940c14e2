extension Schema {
    private static let digits = #"[-+−]?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?"#

    /// A text that is not empty, whatever it looks like.
    public static var text: Schema {
        .fields([
            ("type", .list([.string("string"), .string("number"), .string("boolean")])), ("minLength", .number(1)),
        ])
    }

    /// `true` or `false`.
    public static var truth: Schema {
        .fields([("enum", .list([.flag(true), .flag(false), .string("true"), .string("false")]))])
    }

    /// YYYY-MM-DD.
    public static var date: Schema {
        .fields([("type", .string("string")), ("pattern", .string("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))])
    }

    /// One of a few words.
    public static func choice(_ words: [String]) -> Schema {
        .fields([("enum", .list(words.map { .string($0) }))])
    }

    /// A number without a unit, in a range.
    public static func number(_ range: ClosedRange<Double>, whole: Bool = false) -> Schema {
        var fields: [(key: String, value: Schema)] = [
            ("type", .list([.string(whole ? "integer" : "number"), .string("string")])),
            ("pattern", .string(whole ? "^ *[-+−]?[0-9]+ *$" : "^ *\(digits) *$")),
        ]
        if range.lowerBound.isFinite { fields.append(("minimum", .number(range.lowerBound))) }
        if range.upperBound.isFinite { fields.append(("maximum", .number(range.upperBound))) }
        return .fields(fields)
    }

    /// A number with its unit.
    public static func quantity(_ kind: Quantity) -> Schema {
        if kind == .count { return number(-.infinity ... .infinity) }
        return .fields([
            ("type", .string("string")), ("pattern", .string("^ *\(digits) *\(units(of: kind)) *$")),
            ("examples", .list([.string("2 \(kind.units[0].name)")])),
        ])
    }

    /// `2 to 3 mm`, `90 ± 10 deg`, `2 mm or more`, `2 mm or less`, or one value.
    public static func span(_ kind: Quantity) -> Schema {
        let unit = kind == .count ? "" : " *\(units(of: kind))"
        let free = kind == .count ? "" : "( *\(units(of: kind)))?"
        let one = digits + unit
        let pattern =
            "^ *(\(one)|\(one) +or +(more|less)|\(digits)\(free) +to +\(one)|\(digits)\(free) *(±|\\+/-|\\+-) *\(one)) *$"
        let type: Schema = kind == .count ? .list([.string("number"), .string("string")]) : .string("string")
        return .fields([("type", type), ("pattern", .string(pattern))])
    }

    /// Every spelling of a kind's units.
    private static func units(of kind: Quantity) -> String {
        let spelled = kind.units.map { unit -> String in
            var pattern = ""
            for scalar in unit.name.unicodeScalars {
                switch scalar {
                case "µ": pattern += "[µμu]"
                case "·": pattern += "[·⋅∙*・･]"
                case "L": pattern += "[lL]"
                default: pattern.unicodeScalars.append(scalar)
                }
            }
            return pattern == "deg" ? "deg|°" : pattern
        }
        return "(\(spelled.joined(separator: "|")))"
    }

    /// A list of anything alike; with a count exactly so many.
    public static func list(of items: Schema, count: Int? = nil) -> Schema {
        var fields: [(key: String, value: Schema)] = [("type", .string("array")), ("items", items)]
        if let count {
            fields += [("minItems", .number(Double(count))), ("maxItems", .number(Double(count)))]
        }
        return .fields(fields)
    }

    /// Keys and nothing else.
    public static func mapping(_ keys: [Key]) -> Schema {
        var fields: [(key: String, value: Schema)] = [
            ("type", .string("object")), ("additionalProperties", .flag(false)),
            ("properties", .fields(keys.map { ($0.name, $0.schema) })),
        ]
        let required = keys.filter(\.isRequired).map { Schema.string($0.name) }
        if !required.isEmpty { fields.append(("required", .list(required))) }
        return .fields(fields)
    }

    /// Any keys, with values alike.
    public static func dictionary(of values: Schema) -> Schema {
        .fields([("type", .string("object")), ("additionalProperties", values)])
    }

    /// A mapping whose further keys depend on the word under one of them.
    public static func mapping(by key: String, _ cases: [(word: String, keys: [Key])]) -> Schema {
        let branches = cases.map { word, keys -> Schema in
            let own = keys.map { $0.name == key ? Key(key, choice([word])) : $0 }
            return .fields([
                (
                    "if",
                    .fields([
                        ("properties", .fields([(key, .fields([("const", .string(word))]))])),
                        ("required", .list([.string(key)])),
                    ])
                ), ("then", mapping(own)),
            ])
        }
        return .fields([
            ("type", .string("object")), ("required", .list([.string(key)])),
            ("properties", .fields([(key, choice(cases.map(\.word)))])), ("allOf", .list(branches)),
        ])
    }

    /// One where a key is written, another where it is not.
    public static func written(_ key: String, then: Schema, otherwise: Schema) -> Schema {
        .fields([("if", .fields([("required", .list([.string(key)]))])), ("then", then), ("else", otherwise)])
    }

    /// Any of several.
    public static func any(_ schemas: [Schema]) -> Schema { .fields([("anyOf", .list(schemas))]) }

    /// What stands under `definitions`.
    public static func reference(_ name: String) -> Schema {
        .fields([("$ref", .string("#/definitions/\(name)"))])
    }

    /// A text in both languages.
    public static var localized: Schema { reference("text") }

    /// A whole document of a format.
    public static func document(_ title: String, _ root: Schema, definitions: [(key: String, value: Schema)]) -> Schema
    {
        guard case .fields(let fields) = root else { return root }
        let both = mapping([Key("ja", text, "日本語"), Key("en", text, "English")])
        return .fields(
            [("$schema", .string("http://json-schema.org/draft-07/schema#")), ("title", .string(title))] + fields
                + [("definitions", .fields([("text", both)] + definitions))])
    }
}
