import Authoring

extension ScenarioEvent {
    /// What an editor can know of an event.
    static var schema: Schema { .mapping(keys(reaction: reaction)) }

    /// One that changes a shared event: all but the id may be left out.
    static var change: Schema {
        let own = keys(reaction: reaction.map { $0.name == "id" ? $0 : $0.relaxed })
        return .mapping(
            own.map { $0.name == "id" ? $0 : $0.relaxed } + [
                .optional("without", .list(of: .text), "shared reactions that are left out")
            ])
    }

    private static var reaction: [Schema.Key] {
        [
            Schema.Key("id", .text), Schema.Key("text", .localized),
            .optional("does", .choice(Movement.allCases.map(\.rawValue)), "seen by a sensor"),
            .optional("within", .quantity(.time), "after the cue"),
            .optional("before", .text, "the step by whose beginning it must be done"),
            .optional("confirmed-by", .choice(Step.Confirmer.allCases.map(\.rawValue))),
            .optional("run", .text, "the scenario that is carried out then, scored apart"),
        ]
    }

    private static func keys(reaction: [Schema.Key]) -> [Schema.Key] {
        let forbidden = Schema.mapping([
            Schema.Key("did", .text), .optional("text", .localized, "what people read of it"),
            .optional("error", .text), .optional("because", .localized),
        ])
        let when = Schema.any([
            .mapping([Schema.Key("touches", .choice(Contact.allCases.map(\.rawValue)))]),
            .mapping([Schema.Key("instructor", .truth)]),
            .mapping([Schema.Key("did", .text)]),
            .mapping([
                Schema.Key("after", .text), Schema.Key("between", .span(.time)),
                .optional("chance", .quantity(.share), "the same for a whole cohort"),
            ]),
        ])
        return [
            Schema.Key("id", .text), Schema.Key("title", .localized), Schema.Key("when", when),
            Schema.Key(
                "cue",
                .mapping([
                    .optional("says", .localized), .optional("sees", .localized), .optional("sound", .truth),
                    .optional(
                        "jerk", .quantity(.force), "how hard the patient jerks, 0.5 to 3 N: felt through the needle"),
                ])),
            Schema.Key("react", .list(of: .mapping(reaction)), "what is right to do"),
            .optional("forbids", .list(of: forbidden)), .optional("critical", .text),
            .optional("lose", .list(of: .text), "criteria that lose their points where the reaction was not right"),
            .optional(
                "then",
                .any([
                    .choice(["continue", "end"]),
                    .mapping([
                        Schema.Key("restart-from", .text),
                        .optional(
                            "with", .choice(["new-needle", "new-needle-and-dose"]),
                            "new-needle-and-dose: what was injected before counts no more"),
                    ]),
                ])),
        ]
    }
}
