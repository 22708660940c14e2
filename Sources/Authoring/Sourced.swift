/// Where a number comes from.
public struct Provenance: Sendable, Codable, Equatable {
    /// How sure a number is.
    public enum Tag: String, Sendable, Codable, CaseIterable {
        /// Somebody measured it; the source says who.
        case measured
        /// Worked out from measured numbers.
        case derived
        /// A choice or a guess.
        case assumed
    }
    /// A publication, a data sheet, a recording, a standard, or a reason.
    public var source: String
    public var tag: Tag
    /// The range that the source gives, SI.
    public var range: ClosedRange<Double>?

    public init(source: String, tag: Tag, range: ClosedRange<Double>? = nil) {
        self.source = source
        self.tag = tag
        self.range = range
    }
}

/// A number with its source.
public struct Sourced: Sendable, Equatable {
    /// SI.
    public var value: Double
    /// Nil where the author wrote the number alone.
    public var provenance: Provenance?

    public init(_ value: Double, from provenance: Provenance? = nil) {
        self.value = value
        self.provenance = provenance
    }
}

extension Fields {
    /// A number that should carry its source: `{value: 12 N, source: …, tag: assumed}`, with `range` where there is
    /// one. A number alone is read too, with a warning.
    public func sourced(_ key: String, _ kind: Quantity, in range: ClosedRange<Double>) -> Sourced? {
        node(key).flatMap { sourced($0, key, kind, in: range) }
    }
    public func optionalSourced(_ key: String, _ kind: Quantity, in range: ClosedRange<Double>) -> Sourced? {
        optionalNode(key).flatMap { sourced($0, key, kind, in: range) }
    }

    private func sourced(_ node: Node, _ key: String, _ kind: Quantity, in range: ClosedRange<Double>) -> Sourced? {
        guard case .mapping = node.kind else {
            guard let value = reader(key).quantity(node, kind, in: range) else { return nil }
            diagnostics.add(
                Diagnostic(
                    .warning, at: node.place, LocalizedText(ja: "「\(key)」に出典がありません", en: "'\(key)' has no source"),
                    expected: LocalizedText(
                        ja: "{value: …, source: …, tag: measured、derived、assumedのどれか}と書いてください",
                        en: "write {value: …, source: …, tag: measured, derived or assumed}"),
                    rule: "\(rule)/source"))
            return Sourced(value)
        }
        guard let fields = Fields(node, of: .quoted(key), rule: rule, into: diagnostics) else { return nil }
        let value = fields.node("value").flatMap { reader(key).quantity($0, kind, in: range) }
        let source = fields.text("source")
        let tag = fields.choice("tag", of: Provenance.Tag.self)
        let given = fields.optionalSpan("range", kind, in: -.infinity ... .infinity)
        fields.finish()
        guard let value, let source, let tag else { return nil }
        return Sourced(value, from: Provenance(source: source, tag: tag, range: given))
    }
}
