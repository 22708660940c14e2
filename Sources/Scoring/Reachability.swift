import Authoring

/// Finds what a scenario says in vain: steps that can't be reached, points that can't be earned, rules that never fire.
///
/// The needle gives the order: it punctures before it injects, and injects before it withdraws.
struct Reachability {
    let scenario: Scenario
    let root: Node
    let diagnostics: Diagnostics
    let index: [String: Int]

    init(_ scenario: Scenario, root: Node, diagnostics: Diagnostics) {
        self.scenario = scenario
        self.root = root
        self.diagnostics = diagnostics
        index = Dictionary(scenario.steps.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Warns of all of it.
    func warn() {
        for number in scenario.steps.indices {
            reach(number)
            worth(number)
            for criterion in scenario.steps[number].criteria { check(criterion, of: number) }
        }
        for event in scenario.events { check(event) }
        checkRoute()
        unused()
    }

    func warn(
        _ node: Node?, _ message: LocalizedText, _ expected: LocalizedText, _ rule: String, suggestion: String? = nil
    ) {
        diagnostics.add(
            Diagnostic(
                .warning, at: node?.place ?? root.place, message, expected: expected, rule: "scenario.\(rule)",
                suggestion: suggestion))
    }

    // MARK: Places

    private func node(_ number: Int) -> Node? { part(root["steps"], scenario.steps[number].id) }

    func part(_ list: Node?, _ id: String) -> Node? {
        guard case .sequence(let items)? = list?.kind else { return nil }
        return items.first { $0["id"]?.text == id }
    }

    // MARK: Order

    /// How far the needle has come by the time a step's turn comes: 1 punctured, 2 injected, 3 withdrawn.
    private func rank(_ number: Int) -> Int {
        var seen: Set<Int> = []
        var next = scenario.steps[number].after.compactMap { index[$0] }
        var highest = 0
        while let step = next.popLast() {
            guard seen.insert(step).inserted else { continue }
            highest = max(highest, scenario.steps[step].starts?.rank ?? 0)
            next += scenario.steps[step].after.compactMap { index[$0] }
        }
        return highest
    }

    private func reach(_ number: Int) {
        let step = scenario.steps[number]
        let rank = rank(number)
        for (place, other) in step.before.enumerated() {
            guard let trigger = index[other].flatMap({ scenario.steps[$0].starts }), trigger.rank <= rank else {
                continue
            }
            var written: Node?
            if case .sequence(let items)? = node(number)?["before"]?.kind { written = items[place] }
            warn(
                written,
                LocalizedText(
                    ja: "「\(step.id)」には進めません: その前に必ず「\(other)」が始まっています",
                    en: "'\(step.id)' can't be reached: '\(other)' has always begun by then"),
                LocalizedText(ja: "省くか、「after」を直してください", en: "leave it out, or change 'after'"), "step/unreachable")
        }
    }

    // MARK: Points

    private func worth(_ number: Int) {
        let step = scenario.steps[number]
        if case .sequence(let items)? = node(number)?["forbids"]?.kind, step.points == 0 {
            for (item, forbidden) in zip(items, step.forbids) where forbidden.error == nil {
                warn(
                    item["did"],
                    LocalizedText(ja: "「\(forbidden.deed)」をしても何も失いません", en: "doing '\(forbidden.deed)' costs nothing"),
                    LocalizedText(ja: "「error:」か、手順の点数を書いてください", en: "write 'error:', or points for the step"),
                    "step/no-cost")
            }
        }
        if step.critical == nil, case .sequence(let items)? = node(number)?["items"]?.kind {
            for (item, own) in zip(items, step.items) where own.critical {
                warn(
                    item["critical"],
                    LocalizedText(
                        ja: "「\(own.id)」を抜いても重大な誤りになりません", en: "leaving '\(own.id)' out is no critical error"),
                    LocalizedText(ja: "手順の「critical:」にidを書いてください", en: "write 'critical:' with an id for the step"),
                    "item/never")
            }
        }
    }

    private func check(_ criterion: Criterion, of number: Int) {
        let written = part(node(number)?["expect"], criterion.id)
        if criterion.points == 0 && criterion.critical == nil {
            warn(
                written?["points"],
                LocalizedText(
                    ja: "「\(criterion.id)」は点にも不合格にもなりません", en: "'\(criterion.id)' earns nothing and fails nothing"),
                LocalizedText(ja: "点数か、重大な範囲を付けてください", en: "give it points, or a critical part"), "criterion/no-worth")
        }
        let occasion = written?[criterion.occasion.key]
        if let moment = criterion.occasion.rank, moment < rank(number) {
            warn(
                occasion,
                LocalizedText(
                    ja: "「\(criterion.id)」は点になりません: この手順は\(criterion.occasion.word)より後に始まります",
                    en:
                        "'\(criterion.id)' can't earn its points: its step begins only after the \(criterion.occasion.word)"
                ),
                LocalizedText(ja: "前の手順に移してください", en: "move it to an earlier step"), "criterion/too-early")
        }
        if let since = criterion.since.flatMap({ index[$0] }), let moment = criterion.occasion.rank,
            max(rank(since), scenario.steps[since].starts?.rank ?? 0) > moment
        {
            warn(
                written?["step"],
                LocalizedText(
                    ja: "「\(scenario.steps[since].id)」は\(criterion.occasion.word)までに行われることがありません",
                    en: "'\(scenario.steps[since].id)' has never been done by the \(criterion.occasion.word)"),
                LocalizedText(ja: "より前の手順を書いてください", en: "name an earlier step"), "criterion/too-early")
        }
        if criterion.measure == .timeAfterStep && criterion.since == scenario.steps[number].id {
            warn(
                written?["step"],
                LocalizedText(
                    ja: "「\(criterion.id)」はこの手順自身からの時間で、いつも0です",
                    en: "'\(criterion.id)' counts from its own step, and is always 0"),
                LocalizedText(ja: "前の手順を書いてください", en: "name an earlier step"), "criterion/itself")
        }
        BandReach(criterion.band, criterion.measure).findings.forEach {
            warn(limits(of: criterion, written), $0.message, $0.expected, $0.rule)
        }
    }

    /// Where a criterion's limits are written: in it, in the scenario's override of its band, or where it names the band.
    private func limits(of criterion: Criterion, _ written: Node?) -> Node? {
        if let own = written?["limits"] { return own }
        if case .sequence(let items)? = root["override"]?.kind,
            let override = items.first(where: { $0["band"]?.text == criterion.band.name })
        {
            return override["band"]
        }
        return written?["band"]
    }

    // MARK: What nobody uses

    private func unused() {
        let steps = scenario.steps
        var used = Set(steps.compactMap(\.critical) + steps.flatMap(\.forbids).compactMap(\.error))
        used.formUnion(steps.flatMap(\.criteria).compactMap(\.critical))
        used.formUnion(scenario.events.compactMap(\.critical))
        used.formUnion(scenario.events.flatMap(\.forbids).compactMap(\.error))
        if case .mapping(let entries)? = root["critical-errors"]?.kind {
            for entry in entries where !used.contains(entry.key) && entry.keyPlace.document == nil {
                warn(
                    Node(.scalar(entry.key), at: entry.keyPlace),
                    LocalizedText(
                        ja: "重大な誤り「\(entry.key)」は起こりません", en: "the critical error '\(entry.key)' never happens"),
                    LocalizedText(ja: "手順か評価項目で使うか、省いてください", en: "name it at a step or a criterion, or leave it out"),
                    "critical-errors/never")
            }
        }
        let bands = Set(steps.flatMap(\.criteria).map(\.band.name))
        if case .sequence(let overrides)? = root["override"]?.kind {
            for override in overrides {
                guard let name = override["band"], let text = name.text, !bands.contains(text) else { continue }
                warn(
                    name, LocalizedText(ja: "基準「\(text)」を使う評価項目がありません", en: "no criterion uses the band '\(text)'"),
                    LocalizedText(ja: "上書きを省いてください", en: "leave the override out"), "override/unused")
            }
        }
    }
}

extension Step.Trigger {
    /// In the order in which a needle can do it.
    var rank: Int {
        switch self {
        case .approach: 0
        case .puncture: 1
        case .injection: 2
        case .withdrawal: 3
        }
    }
}

extension Occasion {
    /// How far the needle has come when it is taken; nil for what is taken at the end, or with the step.
    fileprivate var rank: Int? {
        switch self {
        case .puncture: 1
        case .injectionStart: 2
        case .withdrawn, .withdrawal, .injection: 3
        case .step, .insertion, .procedure: nil
        }
    }
}
