import Authoring

extension Inheritance {
    /// What a file says about itself is not shared.
    static let own: Set = ["format", "id", "version", "title", "review", "extends"]
    /// Keys whose values are put together key by key.
    private static let mappings: Set = ["scoring", "void", "device", "feedback", "critical-errors", "modes"]
    /// Lists whose parts are put together by their ids.
    static let lists: Set = ["steps", "events", "expect", "options", "items", "react"]
    /// Lists that are put together only where a part changes a shared one: it then leaves out its text.
    private static let wholeLists: Set = ["options", "items", "react"]
    /// Keys of which one takes the place of the others.
    private static let rivals: [Set<String>] = [
        ["band", "limits"], ["at", "during"], ["does", "confirmed-by"], ["does", "run"],
    ]

    /// - Parameter own: keys that are not shared.
    func merge(_ base: Node, _ over: Node, own: Set<String> = []) -> Node {
        guard case .mapping(let shared) = base.kind, case .mapping(let written) = over.kind else { return over }
        let displaced = Self.displaced(by: over)
        var entries = shared.filter { entry in
            !written.contains { $0.key == entry.key } && !own.contains(entry.key) && !displaced.contains(entry.key)
        }
        for entry in written where entry.key != "without" {
            var merged = entry
            if let before = shared.first(where: { $0.key == entry.key })?.value {
                if Self.mappings.contains(entry.key) { merged.value = merge(before, entry.value) }
                if Self.lists.contains(entry.key) {
                    let changes = !Self.wholeLists.contains(entry.key) || Self.changes(entry.value, before)
                    merged.value = changes ? list(before, entry.value) : entry.value
                }
            }
            entries.append(merged)
        }
        if let left = over["without"] { leaveOut(left, &entries) }
        return Node(.mapping(entries), at: over.place)
    }

    /// Shared keys that what is written stands instead of: `limits` instead of a shared `band`.
    private static func displaced(by over: Node) -> Set<String> {
        var gone: Set<String> = []
        for rival in rivals {
            let written = rival.filter { over[$0] != nil }
            if !written.isEmpty { gone.formUnion(rival.subtracting(written)) }
        }
        if over["right"]?.text?.lowercased() == "true" { gone.insert("because") }
        if over["critical"]?.text?.lowercased() == "true" { gone.insert("wrong") }
        if over["wrong"] != nil { gone.insert("critical") }
        return gone
    }

    /// True where a part of a list is one of the shared list, changed.
    private static func changes(_ over: Node, _ base: Node) -> Bool {
        let shared = Set(Fields.ids(items(base)).map(\.id))
        return items(over).contains { item in
            item["text"] == nil && item["id"]?.text.map(shared.contains) == true
        }
    }

    /// The file by itself, without the words about what it extends.
    static func alone(_ node: Node) -> Node {
        switch node.kind {
        case .scalar: return node
        case .sequence(let items): return Node(.sequence(items.map(alone)), at: node.place)
        case .mapping(let entries):
            let own = entries.filter { $0.key != "without" }.map {
                Node.Entry(key: $0.key, keyPlace: $0.keyPlace, value: alone($0.value))
            }
            return Node(.mapping(own), at: node.place)
        }
    }

    private func list(_ base: Node, _ over: Node) -> Node {
        guard case .sequence(var items) = base.kind, case .sequence(let own) = over.kind else { return over }
        var behind = 0
        for item in own {
            if let id = item["id"]?.text, let index = items.firstIndex(where: { $0["id"]?.text == id }) {
                items[index] = merge(items[index], item)
                behind = index + 1
            } else {
                items.insert(item, at: behind)
                behind += 1
            }
        }
        return Node(.sequence(items), at: over.place)
    }
}
