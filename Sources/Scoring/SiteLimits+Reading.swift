import Authoring

extension SiteLimits {
    /// How far from a landmark a band may reach, m.
    private static let reach = 0.0...0.2

    /// Reads the limits of a site band.
    init?(_ fields: Fields) {
        let full = fields.fields("full").map { own in
            defer { own.finish() }
            return (within: own.quantity("within", .length, in: Self.reach), of: own.texts("of"))
        }
        let partial = fields.optionalFields("partial").map { own in
            defer { own.finish() }
            let between = own.texts("between")
            if between.count != 2 && own.has("between") {
                own.refuse(
                    "between", "'between' does not name two landmarks", expected: "write [one, another]",
                    problem: "count")
            }
            return (within: own.quantity("within", .length, in: Self.reach), between: between)
        }
        let critical = fields.optionalFields("critical").map { own in Danger(own) }
        guard let full, let within = full.within, !full.of.isEmpty else { return nil }
        self.within = within
        of = full.of
        if let partial {
            guard let within = partial.within, partial.between.count == 2 else { return nil }
            self.partial = (within, (partial.between[0], partial.between[1]))
        }
        if let critical {
            guard let danger = critical else { return nil }
            self.critical = danger
        }
    }
}

extension SiteLimits.Danger {
    fileprivate init?(_ fields: Fields) {
        let nearer = fields.quantity("nearer-than", .length, in: 0...0.2)
        let beyond = fields.text("beyond")
        let by = fields.quantity("by", .length, in: 0...0.2)
        let aside = fields.quantity("aside", .length, in: 0...0.2)
        fields.finish()
        guard let nearer, let beyond, let by, let aside else { return nil }
        self.init(nearerThan: nearer, beyond: beyond, by: by, aside: aside)
    }
}
