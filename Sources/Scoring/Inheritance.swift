import Authoring

/// Puts a scenario on top of the shared steps that it extends.
///
/// What is written in the scenario replaces what is shared: key by key in the file, in `scoring`, `device`, `feedback`
/// and `critical-errors`, in a step, criterion or event of the same id. Every other value is replaced as a whole. A new
/// step stands behind the one that is written before it, and `without` names the steps and events, or in a step
/// the criteria, that are left out.
struct Inheritance {
    let library: StepLibrary
    let diagnostics: Diagnostics

    /// The whole scenario, or nil where what it extends can't be read.
    func resolve(_ root: Node) -> Node? { resolve(root, chain: []) }

    private func resolve(_ root: Node, chain: [String]) -> Node? {
        guard let named = root["extends"] else { return root }
        let reader = Reader(of: .quoted("extends"), rule: "scenario.extends", into: diagnostics)
        guard let name = reader.text(named) else { return nil }
        let known = library.names
        guard known.contains(name) else {
            diagnostics.add(
                at: named.place, LocalizedText(ja: "共有手順「\(name)」はありません", en: "there are no shared steps '\(name)'"),
                expected: .thereAre(known),
                rule: "scenario.extends/unknown", suggestion: Suggestion.nearest(to: name, among: known))
            return nil
        }
        guard !chain.contains(name), chain.count < StepLibrary.longestChain else {
            diagnostics.add(
                at: named.place,
                LocalizedText(ja: "「\(name)」がめぐって自分自身をextendsしています", en: "'\(name)' extends itself in the end"),
                expected: LocalizedText(ja: "共有手順は他のものだけをextendsしてください", en: "let shared steps extend others only"),
                rule: "scenario.extends/circle")
            return nil
        }
        guard let base = read(name).flatMap({ resolve($0, chain: chain + [name]) }) else { return nil }
        return merge(base, root, own: Self.own)
    }

    private func read(_ name: String) -> Node? {
        let path = library.path(of: name)
        let found = Diagnostics()
        let document = Document.read(contentsOf: path, into: found)
        if let document { diagnostics.add(document: document) }
        diagnostics.add(found, in: path)
        guard !found.hasErrors, let root = document?.root?.placed(in: path),
            let fields = Fields(
                root, of: LocalizedText(ja: "共有手順", en: "shared steps"), rule: "scenario.extends", into: diagnostics),
            fields.check(format: StepLibrary.format)
        else { return nil }
        return root
    }

    /// What a file says about itself is not shared.
    private static let own: Set = ["format", "id", "version", "title", "review", "extends"]
    /// Keys whose values are put together key by key.
    private static let mappings: Set = ["scoring", "device", "feedback", "critical-errors", "modes"]
    /// Lists whose parts are put together by their ids.
    private static let lists: Set = ["steps", "events", "expect"]

    /// - Parameter own: keys that are not shared.
    private func merge(_ base: Node, _ over: Node, own: Set<String> = []) -> Node {
        guard case .mapping(let shared) = base.kind, case .mapping(let written) = over.kind else { return over }
        var entries = shared.filter { entry in
            !written.contains { $0.key == entry.key } && !own.contains(entry.key)
        }
        for entry in written where entry.key != "without" {
            var merged = entry
            if let before = shared.first(where: { $0.key == entry.key })?.value {
                if Self.mappings.contains(entry.key) { merged.value = merge(before, entry.value) }
                if Self.lists.contains(entry.key) { merged.value = list(before, entry.value) }
            }
            entries.append(merged)
        }
        if let left = over["without"] { leaveOut(left, &entries) }
        return Node(.mapping(entries), at: over.place)
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

    private func leaveOut(_ node: Node, _ entries: inout [Node.Entry]) {
        let reader = Reader(of: .quoted("without"), rule: "scenario.without", into: diagnostics)
        guard let names = reader.items(node) else { return }
        let lists = entries.indices.filter { Self.lists.contains(entries[$0].key) }
        let known = lists.flatMap { Fields.ids(Self.items(entries[$0].value)).map(\.id) }
        for name in names {
            guard let id = reader.text(name), !known.contains(id) else { continue }
            diagnostics.add(
                at: name.place, LocalizedText(ja: "共有の「\(id)」はありません", en: "there is no shared '\(id)'"),
                expected: .thereAre(known), rule: "scenario.without/unknown-step",
                suggestion: Suggestion.nearest(to: id, among: known))
        }
        let left = Set(names.compactMap(\.text))
        for list in lists {
            let kept = Self.items(entries[list].value).filter { $0["id"]?.text.map { !left.contains($0) } ?? true }
            entries[list].value = Node(
                .sequence(kept.map { Self.forget(left, in: $0) }), at: entries[list].value.place)
        }
    }

    private static func items(_ list: Node) -> [Node] {
        if case .sequence(let items) = list.kind { items } else { [] }
    }

    /// A step without the others that it would have waited for.
    private static func forget(_ left: Set<String>, in step: Node) -> Node {
        guard case .mapping(var entries) = step.kind else { return step }
        for index in entries.indices where ["after", "before"].contains(entries[index].key) {
            guard case .sequence(let others) = entries[index].value.kind else { continue }
            let kept = others.filter { $0.text.map { !left.contains($0) } ?? true }
            entries[index].value = Node(.sequence(kept), at: entries[index].value.place)
        }
        return Node(.mapping(entries), at: step.place)
    }
}
