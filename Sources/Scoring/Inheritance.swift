import Authoring

/// Puts a scenario on top of the shared steps that it extends.
///
/// What is written in the scenario replaces what is shared: key by key in the file, in `scoring`, `device`, `feedback`
/// and `critical-errors`, in a step, criterion or event of the same id, and in an option, item or reaction that leaves
/// out its own text. Every other value is replaced as a whole. A new step stands behind the one that is written before
/// it, and `without` names the steps and events, or in them the criteria, options, items and reactions, that are left
/// out.
struct Inheritance {
    let library: StepLibrary
    let diagnostics: Diagnostics

    /// What is known of a file together with what it extends.
    struct Resolved {
        let root: Node
        /// False where what it extends could not be found or read: much may be missing that is not the file's fault.
        var isWhole = true
    }

    /// The scenario on top of its shared steps.
    func resolve(_ root: Node) -> Resolved { resolve(root, chain: []) }

    private func resolve(_ root: Node, chain: [String]) -> Resolved {
        guard let named = root["extends"] else { return Resolved(root: root) }
        let alone = Resolved(root: Self.alone(root), isWhole: false)
        let reader = Reader(of: .quoted("extends"), rule: "scenario.extends", into: diagnostics)
        guard var name = reader.text(named) else { return alone }
        let known = library.names
        if !known.contains(name) {
            let meant = Suggestion.nearest(to: name, among: known)
            diagnostics.add(
                at: named.place, LocalizedText(ja: "共有手順「\(name)」はありません", en: "there are no shared steps '\(name)'"),
                expected: .thereAre(known), rule: "scenario.extends/unknown", suggestion: meant)
            // The rest is read with the steps that were meant, so that every other mistake is told in the same run.
            guard let meant else { return alone }
            name = meant
        }
        guard !chain.contains(name), chain.count < StepLibrary.longestChain else {
            diagnostics.add(
                at: named.place,
                LocalizedText(ja: "「\(name)」がめぐって自分自身をextendsしています", en: "'\(name)' extends itself in the end"),
                expected: LocalizedText(ja: "共有手順は他のものだけをextendsしてください", en: "let shared steps extend others only"),
                rule: "scenario.extends/circle")
            return alone
        }
        guard let shared = read(name) else { return alone }
        let base = resolve(shared, chain: chain + [name])
        return Resolved(root: merge(base.root, root, own: Self.own), isWhole: base.isWhole)
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

    func leaveOut(_ node: Node, _ entries: inout [Node.Entry]) {
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

    static func items(_ list: Node) -> [Node] {
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
