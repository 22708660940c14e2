import Authoring
import Devices

extension Sensing {
    /// Reads the `senses` of a profile: every measure, each `absent` or `{kind: …, uncertainty: …}`.
    static func all(_ fields: Fields, numbers: inout SourcedNumbers) -> [Measure: Sensing] {
        var senses: [Measure: Sensing] = [:]
        for measure in Measure.allCases {
            guard let node = fields.node(measure.rawValue) else { continue }
            senses[measure] = Sensing(node, of: measure, in: fields, numbers: &numbers)
        }
        fields.finish()
        return senses
    }

    private init?(_ node: Node, of measure: Measure, in fields: Fields, numbers: inout SourcedNumbers) {
        if case .scalar(let text) = node.kind, text == Kind.absent.rawValue {
            self = .absent
            return
        }
        guard case .mapping = node.kind else {
            fields.refuse(
                measure.rawValue,
                LocalizedText(ja: "「\(measure.rawValue)」が書かれていません", en: "'\(measure.rawValue)' is not told"),
                expected: LocalizedText(
                    ja: "absentか、{kind: sensedかmapped, uncertainty: …}と書いてください",
                    en: "write absent, or {kind: sensed or mapped, uncertainty: …}"), problem: "type")
            return nil
        }
        let path = "senses.\(measure.rawValue)"
        guard let own = fields.fields(measure.rawValue, rule: "profile.senses") else { return nil }
        let kind = own.choice("kind", of: Kind.self)
        let (quantity, largest) = measure.scale
        let uncertainty =
            kind == .absent ? 0 : numbers.required("uncertainty", quantity, 0...largest, in: own, path: path)
        own.finish()
        guard let kind, let uncertainty else { return nil }
        self.init(kind: kind, uncertainty: uncertainty)
    }
}

extension Measure {
    /// The unit of its uncertainty, and the largest that makes sense.
    fileprivate var scale: (Quantity, Double) {
        switch self {
        case .position, .advance: (.length, 0.1)
        case .direction: (.angle, 1)
        case .plunger: (.share, 1)
        case .force: (.force, 50)
        }
    }
}
