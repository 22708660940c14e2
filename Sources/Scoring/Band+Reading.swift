import Authoring

extension Band {
    /// Reads one band; what is wrong goes into the fields' diagnostics.
    init?(_ fields: Fields, named name: String) {
        let unit = fields.choice("unit", of: BandUnit.self)
        let source = fields.text("source")
        let tag = fields.choice("tag", of: Tag.self)
        let back = fields.optionalQuantity("back", .length, in: 0...0.1)
        let limits = unit.flatMap { Limits(fields, unit: $0) }
        if unit == nil { for key in ["full", "partial", "critical"] { _ = fields.has(key) } }
        fields.finish()
        guard let unit, let source, let tag, let limits else { return nil }
        self.init(name: name, unit: unit, limits: limits, back: back, source: source, tag: tag)
    }
}

extension Band.Limits {
    /// Reads `full`, `partial` and `critical`.
    init?(_ fields: Fields, unit: BandUnit) {
        guard let full = fields.node("full") else {
            for key in ["partial", "critical"] { _ = fields.has(key) }
            return nil
        }
        if case .mapping(let entries) = full.kind, entries.contains(where: { SiteArea.keys.contains($0.key) }) {
            guard let site = SiteLimits(fields) else { return nil }
            self = .site(site)
            return
        }
        let reading = ConditionReader(unit: unit, fields: fields)
        let conditions = reading.conditions(full, "full")
        let partial = fields.optionalNode("partial").map { reading.conditions($0, "partial") }
        let critical = fields.optionalNode("critical").map { node -> Band.Critical? in
            if case .scalar("otherwise") = node.kind { return .otherwise }
            return reading.conditions(node, "critical").map { .when($0) }
        }
        guard let conditions else { return nil }
        if case .some(.none) = partial { return nil }
        if case .some(.none) = critical { return nil }
        self = .ranges(full: conditions, partial: partial ?? nil, critical: (critical ?? nil) ?? .never)
    }
}

/// Reads ranges: one for the value, or one for each part.
private struct ConditionReader {
    let unit: BandUnit
    let fields: Fields

    func conditions(_ node: Node, _ key: String) -> [Band.Condition]? {
        let wide = -Double.infinity ... .infinity
        guard case .mapping = node.kind else {
            return fields.reader(key).span(node, unit.quantity, in: wide).map {
                [Band.Condition(part: .value, range: $0)]
            }
        }
        guard let own = Fields(node, of: .quoted(key), rule: fields.rule, into: fields.diagnostics) else { return nil }
        let conditions = Band.Part.allCases.compactMap { part in
            own.optionalSpan(part.rawValue, unit.quantity, in: wide).map { Band.Condition(part: part, range: $0) }
        }
        own.finish()
        return conditions.isEmpty ? nil : conditions
    }
}
