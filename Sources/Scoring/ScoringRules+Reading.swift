import Authoring

extension ScoringRules {
    /// Reads how points become a verdict.
    ///
    /// - Parameter criteria: the ids of all criteria, in the order of the file; nil where some may come with the scenario.
    init?(_ fields: Fields, criteria: [String]?) {
        let pass = fields.quantity("pass", .share, in: 0...1)
        let void = fields.fields("void").map { own in
            defer { own.finish() }
            return (
                gap: own.quantity("device-gap", .time, in: 0.05...60),
                missed: own.quantity("missed-ticks", .share, in: 0...1)
            )
        }
        let nodes = fields.optionalNodes("one-fault-one-loss")
        let links = nodes.compactMap { Self.link($0, fields, criteria) }
        Self.checkChains(links, fields)
        fields.finish()
        guard let pass, let gap = void?.gap, let missed = void?.missed else { return nil }
        self.init(pass: pass, deviceGap: gap, missedTicks: missed, links: links)
    }

    private static func link(_ node: Node, _ fields: Fields, _ criteria: [String]?) -> Link? {
        let key = "one-fault-one-loss"
        guard let pair = fields.reader(key).items(node) else { return nil }
        guard pair.count == 2 else {
            fields.diagnostics.add(
                at: node.place,
                LocalizedText(ja: "このリストには評価項目が\(pair.count)個あります", en: "this list has \(pair.count) criteria"),
                expected: LocalizedText(ja: "[原因, 結果]の二つを書いてください", en: "write two: [cause, consequence]"),
                rule: "\(fields.rule)/count")
            return nil
        }
        let ids = pair.compactMap { item -> String? in
            guard let id = fields.reader(key).text(item) else { return nil }
            guard let criteria, !criteria.contains(id) else { return id }
            fields.diagnostics.add(
                at: item.place, LocalizedText(ja: "評価項目「\(id)」はありません", en: "there is no criterion '\(id)'"),
                expected: .thereAre(criteria), rule: "\(fields.rule)/unknown-criterion",
                suggestion: Suggestion.nearest(to: id, among: criteria))
            return nil
        }
        return ids.count == 2 ? Link(cause: ids[0], consequence: ids[1]) : nil
    }

    /// A cause that explained two consequences, or a circle, would let a second fault raise the score.
    private static func checkChains(_ links: [Link], _ fields: Fields) {
        let key = "one-fault-one-loss"
        var next: [String: String] = [:]
        for link in links {
            if next[link.cause] != nil {
                fields.refuse(
                    key,
                    LocalizedText(ja: "「\(link.cause)」が二つの評価項目の原因になっています", en: "'\(link.cause)' explains two criteria"),
                    expected: LocalizedText(ja: "一つの原因には結果を一つにしてください", en: "let each cause explain one"),
                    problem: "two-consequences")
                return
            }
            next[link.cause] = link.consequence
        }
        for start in next.keys.sorted() {
            var seen: Set<String> = [start]
            var now = start
            while let following = next[now] {
                if !seen.insert(following).inserted {
                    fields.refuse(
                        key,
                        LocalizedText(ja: "「\(start)」がめぐって自分自身の原因になっています", en: "'\(start)' explains itself in the end"),
                        expected: LocalizedText(ja: "原因を結果より前に置いてください", en: "let causes come before consequences"),
                        problem: "circle")
                    return
                }
                now = following
            }
        }
    }
}
