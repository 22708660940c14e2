public import Authoring

extension PresetTable {
    /// Reads every number of `keys` from the mappings of a file: `{value: 0.65 N, range: 0.3 to 1.2 N, source: …,
    /// tag: derived}`. A number without one of the four is an error. Nil where one can't be used.
    init?(_ fields: Fields, keys: [PresetKey]) {
        var numbers: [String: PresetNumber] = [:]
        var sections: [String] = []
        for key in keys where !sections.contains(key.section) { sections.append(key.section) }
        for section in sections {
            guard let own = fields.fields(section, rule: "\(fields.rule).\(section)") else { continue }
            for key in keys where key.section == section {
                if let node = own.node(key.name) { numbers[key.path] = PresetNumber(node, key, in: own) }
            }
            own.finish()
        }
        self.init(keys: keys, numbers: numbers)
    }
}

extension PresetNumber {
    fileprivate init?(_ node: Node, _ key: PresetKey, in section: Fields) {
        guard let scale = key.scale else { return nil }
        guard case .mapping = node.kind else {
            section.refuse(
                key.name, LocalizedText(ja: "「\(key.name)」に出典がありません", en: "'\(key.name)' has no source"),
                expected: LocalizedText(
                    ja: "{value: …, range: …, source: …, tag: measured、derived、assumedのどれか}と書いてください",
                    en: "write {value: …, range: …, source: …, tag: measured, derived or assumed}"), problem: "source")
            return nil
        }
        guard let fields = Fields(node, of: .quoted(key.name), rule: section.rule, into: section.diagnostics) else {
            return nil
        }
        let bounds = scale.si(key.bounds.lowerBound)...scale.si(key.bounds.upperBound)
        let value = fields.quantity("value", key.kind, in: bounds)
        let range = fields.span("range", key.kind, in: -.infinity ... .infinity)
        let source = fields.text("source")
        let tag = fields.choice("tag", of: Provenance.Tag.self)
        fields.finish()
        guard let value, let range, let source, let tag else { return nil }
        // A hair's breadth for what units round.
        let slack = 1e-9 * max(abs(range.lowerBound), abs(range.upperBound), 1e-12)
        guard value >= range.lowerBound - slack, value <= range.upperBound + slack else {
            fields.refuse(
                "value",
                LocalizedText(ja: "「\(key.name)」が自分の範囲の外にあります", en: "'\(key.name)' lies outside its own range"),
                expected:
                    LocalizedText(
                        ja: "\(scale.text(si: range.lowerBound))〜\(scale.text(si: range.upperBound))の値を書いてください",
                        en:
                            "write a value from \(scale.text(si: range.lowerBound)) to \(scale.text(si: range.upperBound))"
                    ),
                problem: "range")
            return nil
        }
        self.init(
            Self.rounded(scale.number(si: value)),
            Self.rounded(scale.number(si: range.lowerBound))...Self.rounded(scale.number(si: range.upperBound)),
            key.unit.isEmpty ? "1" : key.unit, source, tag)
    }

    /// As it was written, without what the way through SI and back left behind.
    fileprivate static func rounded(_ x: Double) -> Double {
        let written = (x * 1e9).rounded() / 1e9
        return abs(written - x) <= 1e-12 * abs(x) ? written : x
    }
}

extension Fields {
    /// The value of a number of the presets, in the unit that the table keeps it in.
    public func preset(_ name: String, _ key: PresetKey) -> Double? {
        guard let scale = key.scale else { return nil }
        let bounds = scale.si(key.bounds.lowerBound)...scale.si(key.bounds.upperBound)
        return quantity(name, key.kind, in: bounds).map { PresetNumber.rounded(scale.number(si: $0)) }
    }
}
