import Authoring

/// What the parts of a scenario may refer to, collected before any of them is read.
struct ScenarioNames {
    /// In the order of the file.
    let steps: [String]
    let criticalErrors: [String]
    let landmarks: [String]
    /// What events may refer to; those of shared steps are read with the scenario that extends them.
    var criteria: [String] = []
    var scenarios: [String] = []

    let diagnostics: Diagnostics

    /// Refers to something by name; an unknown one is an error at `node`.
    func check(_ name: String, isOneOf known: [String], called kind: String, at node: Node, rule: String) -> Bool {
        if known.contains(name) { return true }
        let list = known.isEmpty ? "there are none" : "there are \(known.joined(separator: ", "))"
        diagnostics.add(
            at: node.place, "there is no \(kind) '\(name)'", expected: list, rule: rule,
            suggestion: Suggestion.nearest(to: name, among: known))
        return false
    }

    /// A list of step ids; unknown ones are left out.
    func steps(_ key: String, _ fields: Fields) -> [String] {
        fields.optionalNodes(key).compactMap { node in
            guard let id = fields.reader(key).text(node),
                check(id, isOneOf: steps, called: "step", at: node, rule: "\(fields.rule)/unknown-step")
            else { return nil }
            return id
        }
    }

    /// The id of a critical error.
    func criticalError(_ key: String, _ fields: Fields) -> String? {
        guard let node = fields.optionalNode(key), let id = fields.reader(key).text(node),
            check(
                id, isOneOf: criticalErrors, called: "critical error", at: node,
                rule: "\(fields.rule)/unknown-critical-error")
        else { return nil }
        return id
    }
}

extension [String] {
    /// Each once, in the order of their first appearance.
    var uniqued: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}

extension Fields {
    /// Tells about every id that is written twice.
    static func refuseTwice(
        _ ids: [(id: String, node: Node)], _ what: String, rule: String, into diagnostics: Diagnostics
    ) {
        var seen: Set<String> = []
        for (id, node) in ids where !seen.insert(id).inserted {
            diagnostics.add(
                at: node.place, "\(what) '\(id)' is there twice", expected: "give every \(what) its own id",
                rule: "\(rule)/duplicate-id")
        }
    }

    /// The scalars under `key` of every mapping in a list, with their nodes.
    static func ids(_ nodes: [Node], _ key: String = "id") -> [(id: String, node: Node)] {
        nodes.compactMap { node in
            guard case .mapping(let entries) = node.kind, let entry = entries.first(where: { $0.key == key }),
                case .scalar(let id) = entry.value.kind
            else { return nil }
            return (id, entry.value)
        }
    }
}
