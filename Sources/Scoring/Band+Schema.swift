public import Authoring

extension Band {
    /// Keys of a band's parts in one unit.
    static func limits(in unit: BandUnit) -> [Schema.Key] {
        let range = Schema.span(unit.quantity)
        let parts = Schema.mapping(Part.allCases.map { .optional($0.rawValue, range) })
        if unit != .millimetres {
            return [
                Schema.Key("full", .any([range, parts]), "what earns all points"),
                .optional("partial", .any([range, parts]), "what earns half of them"),
                .optional("critical", .any([.choice(["otherwise"]), range, parts]), "what fails the attempt"),
            ]
        }
        let site = Schema.reference("area")
        return [
            Schema.Key("full", .any([range, parts, site]), "what earns all points"),
            .optional("partial", .any([range, parts, site]), "what earns half of them"),
            .optional("critical", .any([.choice(["otherwise"]), range, parts, .reference("danger")])),
        ]
    }

    /// A part of the skin, and where it is dangerous.
    static var definitions: [(key: String, value: Schema)] {
        let length = Schema.quantity(.length)
        return [
            (
                "area",
                .any([
                    .mapping([Schema.Key("within", length), Schema.Key("of", .list(of: .text))]),
                    .mapping([Schema.Key("within", length), Schema.Key("between", .list(of: .text, count: 2))]),
                    .mapping([
                        Schema.Key("below", .span(.length)), Schema.Key("aside", length), .optional("above", .text),
                    ]),
                ])
            ),
            (
                "danger",
                .any([
                    .mapping([
                        Schema.Key("nearer-than", length), Schema.Key("beyond", .text), Schema.Key("by", length),
                        Schema.Key("aside", length),
                    ]),
                    .mapping([Schema.Key("outside", .reference("area"))]),
                ])
            ),
        ]
    }
}

extension Guideline {
    /// What an editor can know of a guideline file.
    public static var schema: Schema {
        let tags = Schema.choice(Band.Tag.allCases.map(\.rawValue))
        let bands = BandUnit.allCases.map { unit in
            (
                word: unit.rawValue,
                keys: [
                    Schema.Key("unit", .text), Schema.Key("source", .text, "who says so"),
                    Schema.Key("tag", tags, "s: a source says so; e: an engineering choice"),
                    .optional("back", .quantity(.length)),
                ] + Band.limits(in: unit)
            )
        }
        return .document(
            "A guideline profile of Senshi",
            .mapping([
                Schema.Key("format", .choice([format])), Schema.Key("id", .text), Schema.Key("version", .text),
                Schema.Key("title", .localized), Schema.Key("bands", .dictionary(of: .mapping(by: "unit", bands))),
            ]), definitions: Band.definitions)
    }
}
