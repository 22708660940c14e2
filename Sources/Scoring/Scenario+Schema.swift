public import Authoring
import Devices
import Patients

extension Scenario {
    /// What an editor can know of a scenario file. A scenario that extends shared steps may leave out what they hold.
    public static var schema: Schema {
        let words = [Schema.Key("passed", .localized), Schema.Key("failed", .localized)]
        let whole = keys(
            steps: .reference("step"), events: ScenarioEvent.schema, scoring: scoring, feedback: words)
        let partial = keys(
            steps: .reference("part"), events: ScenarioEvent.change,
            scoring: scoring(rules: voidRules.map(\.relaxed)).map(\.relaxed), feedback: words.map(\.relaxed))
        let ownKeys: Set = ["format", "id", "version", "title", "review"]
        let extending =
            partial.map { ownKeys.contains($0.name) ? $0 : $0.relaxed } + [
                Schema.Key("extends", .text, "shared steps: library/NAME"),
                .optional("without", .list(of: .text), "shared steps and events that are left out"),
            ]
        return .document(
            "A scenario of Senshi",
            .written("extends", then: .mapping(extending), otherwise: .mapping(whole)),
            definitions: definitions)
    }

    private static func keys(
        steps: Schema, events: Schema, scoring: [Schema.Key], feedback: [Schema.Key]
    ) -> [Schema.Key] {
        [
            Schema.Key("format", .choice([format])), Schema.Key("id", .text), Schema.Key("version", .text),
            Schema.Key("title", .localized), Schema.Key("review", review),
            Schema.Key("guideline", .text, "whose limits: jp, cdc, who, uk, au, or another file of guidelines/"),
            .optional("override", .list(of: override), "other limits for single bands, each with its reason"),
            .optional("tissue", tissue, "presets, the skin's state, and numbers that differ, each with a reason"),
            Schema.Key("patient", .reference("patient")), Schema.Key("equipment", equipment),
            Schema.Key("device", device, "the least that a device must know"),
            .optional("modes", modes, "what is shown while learning, and in a test"),
            Schema.Key("scoring", .mapping(scoring)), Schema.Key("critical-errors", .dictionary(of: .localized)),
            Schema.Key("feedback", .mapping(feedback)),
            Schema.Key("steps", .list(of: steps), "in the order in which they are done"),
            .optional("events", .list(of: events), "what may happen to the patient"),
        ]
    }

    private static var definitions: [(key: String, value: Schema)] {
        let parts = Schema.mapping(
            [
                Schema.Key("id", .text),
                .optional("without", .list(of: .text), "shared criteria, options and items that are left out"),
            ] + Step.allKeys(criterion: .reference("change")).map(\.relaxed))
        return Band.definitions + Criterion.definitions + [
            ("patient", patient), ("criterion", Criterion.schema), ("change", Criterion.change), ("step", Step.schema),
            ("part", parts),
        ]
    }

    private static var review: Schema {
        let reviewer = Schema.mapping([
            Schema.Key("name", .text), Schema.Key("role", .text), Schema.Key("institution", .text),
            Schema.Key("date", .date),
        ])
        return .mapping([
            Schema.Key("status", .choice(["draft", "reviewed"]), "reviewed only with a dated name"),
            .optional("author", .text), .optional("reviewed-by", .list(of: reviewer)),
            .optional("review-again", .date),
        ])
    }

    private static var override: Schema {
        .any(
            BandUnit.allCases.map { unit in
                .mapping(
                    [
                        Schema.Key("band", .text), Schema.Key("because", .text),
                        Schema.Key("tag", .choice(Band.Tag.allCases.map(\.rawValue))),
                        .optional("back", .quantity(.length)),
                    ] + Band.limits(in: unit))
            })
    }

    private static var patient: Schema {
        let landmark = Schema.mapping([
            Schema.Key("id", .text), Schema.Key("name", .localized), Schema.Key("below", .quantity(.length)),
        ])
        let person: [Schema.Key] = [
            Schema.Key("sex", .choice(Person.Sex.allCases.map(\.rawValue))), Schema.Key("age", .number(0.1...110)),
            Schema.Key("bmi", .number(12...60)),
        ]
        let shared: [Schema.Key] = [
            Schema.Key("landmarks", .list(of: landmark)),
            .optional("weight", .quantity(.mass), "for a dose by weight"),
            .optional("side", .choice(Site.Side.allCases.map(\.rawValue))),
            .optional("arm", .choice(Person.Arm.allCases.map(\.rawValue)), "how the arm is held"),
            .optional("tells", .list(of: .localized), "what the patient says"),
        ]
        let ranges: [Schema.Key] = [.optional("age", .span(.count)), .optional("bmi", .span(.count))]
        let varied = Schema.Key.optional(
            "vary",
            .mapping(
                ranges + [.optional("body", .truth, "thickness and strength of the layers vary from person to person")])
        )
        let variedFile = Schema.Key.optional("vary", .mapping(ranges))
        let site = Schema.Key.optional(
            "site", .choice(Site.allCases.map(\.rawValue)), "where the patient is injected")
        let file = Schema.Key("file", .text, "a patient file that senshi patient import made")
        // A real patient has a site of their own; who they are is told whole or not at all.
        return .any([
            .mapping(person + [site, varied] + shared), .mapping([file, variedFile] + person + shared),
            .mapping([file, variedFile] + shared),
        ])
    }

    private static var tissue: Schema {
        let number = Schema.mapping([
            Schema.Key("number", .text), Schema.Key("value", .text), Schema.Key("because", .text),
        ])
        return .mapping([
            .optional("presets", .text), .optional("taut", .truth),
            .optional("skin", .choice(Condition.Site.allCases.map(\.rawValue))),
            .optional("seed", .number(0...1_000_000_000, whole: true)), .optional("overrides", .list(of: number)),
        ])
    }

    private static var equipment: Schema {
        let volume = Schema.quantity(.volume)
        let drug: [Schema.Key] = [
            Schema.Key("name", .localized),
            Schema.Key("route", .choice(Equipment.Route.allCases.map(\.rawValue))),
            .optional("viscosity", .quantity(.viscosity), "water is 1 mPa·s; an oil is felt at the plunger"),
            .optional("dose", volume),
            .optional(
                "dose-by-weight",
                .mapping([
                    Schema.Key("dose", .quantity(.dose)), Schema.Key("at-most", .quantity(.mass)),
                    Schema.Key("strength", .quantity(.density)),
                ]), "for the patient's weight, instead of a dose"),
        ]
        return .mapping([
            Schema.Key("syringe", .mapping([Schema.Key("volume", volume), Schema.Key("content", volume)])),
            Schema.Key(
                "needle",
                .mapping([
                    Schema.Key(
                        "gauge",
                        .number(
                            Double(NeedlePresets.gauges.lowerBound)...Double(NeedlePresets.gauges.upperBound),
                            whole: true)), Schema.Key("length", .quantity(.length)),
                    Schema.Key("bevel", .choice(Needle.Bevel.allCases.map(\.rawValue))),
                    Schema.Key("lubricated", .truth),
                    .optional("use", .choice(["new", "reused", "hooked"])),
                ])),
            Schema.Key("drug", dosed(.mapping(drug))),
        ])
    }

    /// A drug of which one of the two ways to say a dose is needed.
    private static func dosed(_ drug: Schema) -> Schema {
        guard case .fields(let fields) = drug else { return drug }
        let either = Schema.list(["dose", "dose-by-weight"].map { .fields([("required", .list([.string($0)]))]) })
        return .fields(fields + [("anyOf", either)])
    }

    private static var device: Schema {
        let kinds = Schema.choice(Sensing.Kind.allCases.map(\.rawValue))
        return .mapping([
            Schema.Key("needs", .mapping(Measure.allCases.map { .optional($0.rawValue, kinds) }))
        ])
    }

    private static var modes: Schema {
        .mapping(
            ScoringMode.allCases.map { mode in
                .optional(
                    mode.rawValue,
                    .mapping([
                        .optional("view", .list(of: .choice(ModeRules.View.allCases.map(\.rawValue)))),
                        .optional("prompts", .choice(["shown", "hidden"])),
                        .optional("exemplar", .choice(["shown", "hidden"])),
                        .optional("order", .choice(["free", "gated"])),
                    ]))
            })
    }

    private static var scoring: [Schema.Key] { scoring(rules: voidRules) }

    private static var voidRules: [Schema.Key] {
        [Schema.Key("device-gap", .quantity(.time)), Schema.Key("missed-ticks", .quantity(.share))]
    }

    private static func scoring(rules: [Schema.Key]) -> [Schema.Key] {
        [
            Schema.Key("pass", .quantity(.share)), Schema.Key("void", .mapping(rules)),
            .optional(
                "one-fault-one-loss", .list(of: .list(of: .text, count: 2)), "pairs of criteria: cause, consequence"),
        ]
    }
}
