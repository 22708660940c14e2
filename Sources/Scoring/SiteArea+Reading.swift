import Authoring

extension SiteArea {
    /// How far from a landmark a band may reach, m.
    private static let reach = 0.0...0.2

    /// By these a mapping is a part of the skin, and no range.
    static let keys: Set = ["within", "of", "between", "below", "aside", "above"]

    /// Reads `{within, of}`, `{within, between}`, or `{below, aside, above}`.
    init?(_ fields: Fields, _ key: String) {
        guard let own = fields.fields(key) else { return nil }
        defer { own.finish() }
        if own.has("below") {
            let below = own.span("below", .length, in: Self.reach)
            let aside = own.quantity("aside", .length, in: Self.reach)
            let above = own.optionalText("above")
            guard let below, let aside else { return nil }
            self = .zone(below: below, aside: aside, above: above)
        } else if own.has("between") {
            let within = own.quantity("within", .length, in: Self.reach)
            let between = own.texts("between")
            guard between.count == 2 else {
                own.refuse(
                    "between", LocalizedText(ja: "「between」に目印が二つありません", en: "'between' does not name two landmarks"),
                    expected: LocalizedText(ja: "[一つ, もう一つ]と書いてください", en: "write [one, another]"),
                    problem: "count")
                return nil
            }
            guard let within else { return nil }
            self = .between(within: within, between[0], between[1])
        } else {
            let within = own.quantity("within", .length, in: Self.reach)
            let of = own.texts("of")
            guard let within, !of.isEmpty else { return nil }
            self = .near(within: within, of: of)
        }
    }
}
