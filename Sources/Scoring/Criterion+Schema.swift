import Authoring

extension Criterion {
    /// What an editor can know of a criterion, by its measure.
    static var schema: Schema {
        let cases = TechniqueMeasure.allCases.map { measure -> (word: String, keys: [Schema.Key]) in
            let key = measure.occasions[0].key
            var keys: [Schema.Key] = [
                Schema.Key("id", .text), Schema.Key("title", .localized), Schema.Key("measure", .text),
                Schema.Key(key, .choice(measure.occasions.map(\.word)), "when it is taken"),
                .optional("band", .text, "of the guideline"),
                .optional("limits", .reference("limits-\(measure.unit)"), "instead of a band"),
            ]
            if measure.countsFromStep { keys.append(Schema.Key("step", .text, "from which the time is counted")) }
            return (measure.rawValue, keys + worth)
        }
        let either = Schema.list(["band", "limits"].map { .fields([("required", .list([.string($0)]))]) })
        guard case .fields(let fields) = Schema.mapping(by: "measure", cases) else { return .text }
        return .fields([("description", .string(measures))] + fields + [("anyOf", either)])
    }

    /// One that changes a shared criterion: all but the id may be left out.
    static var change: Schema {
        func words(_ key: String) -> Schema { .choice(Occasion.allCases.filter { $0.key == key }.map(\.word).uniqued) }
        let limits = BandUnit.allCases.map { Schema.reference("limits-\($0)") }
        let keys: [Schema.Key] = [
            Schema.Key("title", .localized), Schema.Key("measure", .choice(TechniqueMeasure.allCases.map(\.rawValue))),
            Schema.Key("at", words("at")), Schema.Key("during", words("during")), Schema.Key("band", .text),
            Schema.Key("limits", .any(limits)), Schema.Key("step", .text),
        ]
        return .mapping([Schema.Key("id", .text)] + (keys + worth).map(\.relaxed))
    }

    /// Limits that are written in the scenario, by unit.
    static var definitions: [(key: String, value: Schema)] {
        BandUnit.allCases.map { unit in
            let keys: [Schema.Key] = [
                Schema.Key("because", .text), Schema.Key("tag", .choice(Band.Tag.allCases.map(\.rawValue))),
                .optional("back", .quantity(.length)),
            ]
            return ("limits-\(unit)", .mapping(Band.limits(in: unit) + keys))
        }
    }

    private static var worth: [Schema.Key] {
        [
            Schema.Key("points", .number(0...100)),
            .optional("critical", .text, "the critical error of its critical part"),
            .optional(
                "feedback",
                .mapping([
                    .optional("low", .localized), .optional("high", .localized), .optional("otherwise", .localized),
                ])),
        ]
    }

    /// Every measure with its unit and definition, as an editor shows it.
    private static var measures: String {
        TechniqueMeasure.allCases.map { "\($0.rawValue) (\($0.unit.rawValue)): \($0.definition.en)" }
            .joined(separator: "\n")
    }
}
