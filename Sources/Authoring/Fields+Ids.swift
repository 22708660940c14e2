extension Fields {
    /// Tells about every id that is written twice.
    public static func refuseTwice(
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
    public static func ids(_ nodes: [Node], _ key: String = "id") -> [(id: String, node: Node)] {
        nodes.compactMap { node in
            guard case .mapping(let entries) = node.kind, let entry = entries.first(where: { $0.key == key }),
                case .scalar(let id) = entry.value.kind
            else { return nil }
            return (id, entry.value)
        }
    }
}
