import Authoring

extension Step {
    /// What an editor can know of a step, by its kind.
    static var schema: Schema {
        .mapping(by: "kind", Kind.allCases.map { kind in (kind.rawValue, common + own(kind)) })
    }

    /// Keys of any kind.
    static func allKeys(criterion: Schema) -> [Schema.Key] {
        var keys = common.filter { !["id", "expect"].contains($0.name) }
        keys.append(.optional("expect", .list(of: criterion)))
        let anyItem = itemKeys.map { $0.name == "id" ? $0 : $0.relaxed }
        keys += [.optional("options", .list(of: anyOption)), .optional("items", .list(of: .mapping(anyItem)))]
        for kind in Kind.allCases {
            keys += own(kind).filter { key in !keys.contains { $0.name == key.name } }
        }
        return keys
    }

    private static var common: [Schema.Key] {
        let forbidden = Schema.mapping([
            Schema.Key("did", .text), .optional("text", .localized, "what people read of it"),
            .optional("error", .text), .optional("because", .localized),
        ])
        return [
            Schema.Key("id", .text), Schema.Key("kind", .choice(Kind.allCases.map(\.rawValue))),
            Schema.Key("text", .localized, "what is to be done"),
            .optional("prompt", .localized, "coaching, shown while learning"),
            .optional("after", .list(of: .text), "counts only once these have begun"),
            .optional("before", .list(of: .text), "counts only until one of these has begun"),
            .optional("points", .number(0...100)), .optional("critical", .text, "the critical error of leaving it out"),
            .optional("forbids", .list(of: forbidden)), .optional("expect", .list(of: .reference("criterion"))),
        ]
    }

    private static func own(_ kind: Kind) -> [Schema.Key] {
        let confirmed = Schema.Key.optional(
            "confirmed-by", .choice(Confirmer.allCases.map(\.rawValue)), "who says that it was done")
        switch kind {
        case .sensed:
            return [
                Schema.Key("starts", .choice(Trigger.allCases.map(\.rawValue))),
                .optional("ends", .list(of: .choice(End.allCases.map(\.rawValue))), "the first of these ends it"),
            ]
        case .ask, .choose: return [Schema.Key("options", .list(of: option))]
        case .checklist: return [Schema.Key("items", .list(of: item)), confirmed]
        case .confirm: return [confirmed]
        case .wait:
            return [
                Schema.Key(
                    "time",
                    .mapping([
                        Schema.Key("runs", .choice(["simulated", "real"])), .optional("factor", .number(1...100)),
                    ]))
            ]
        }
    }

    private static var option: Schema {
        let keys: [Schema.Key] = [Schema.Key("id", .text), Schema.Key("text", .localized)]
        return .any([
            .mapping(keys + [Schema.Key("right", .choice(["true"]).or(.flag(true)))]),
            .mapping(keys + [.optional("right", .truth), Schema.Key("because", .localized)]),
        ])
    }

    /// One that may change a shared option.
    private static var anyOption: Schema {
        .mapping([
            Schema.Key("id", .text), .optional("text", .localized), .optional("right", .truth),
            .optional("because", .localized),
        ])
    }

    private static var item: Schema { .mapping(itemKeys) }

    private static var itemKeys: [Schema.Key] {
        [
            Schema.Key("id", .text), Schema.Key("text", .localized), .optional("critical", .truth),
            .optional("wrong", .localized, "why it does not belong on the list"),
        ]
    }
}

extension Schema {
    /// A choice that takes one more value.
    fileprivate func or(_ value: Schema) -> Schema {
        guard case .fields(let fields) = self, case .list(let words)? = fields.first(where: { $0.key == "enum" })?.value
        else { return self }
        return .fields([("enum", .list(words + [value]))])
    }
}
