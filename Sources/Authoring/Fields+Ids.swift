extension Fields {
    /// Tells about every id that is written twice.
    public static func refuseTwice(
        _ ids: [(id: String, node: Node)], _ what: LocalizedText, rule: String, into diagnostics: Diagnostics
    ) {
        var seen: Set<String> = []
        for (id, node) in ids where !seen.insert(id).inserted {
            diagnostics.add(
                at: node.place,
                LocalizedText(ja: "\(what.ja)「\(id)」が二度あります", en: "\(what.en) '\(id)' is there twice"),
                expected: LocalizedText(
                    ja: "\(what.ja)ごとに別のidを付けてください", en: "give every \(what.en) its own id"),
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
