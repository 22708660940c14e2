public import Authoring
public import Devices

/// A file in which an instructor rules about a recorded run: confirmations, other points, a rating, each with its reason.
public struct ReviewFile: Sendable, Equatable {
    /// The version of the file format that this program reads.
    public static let format = "senshi-review/1"

    /// What is said, in the order of the file.
    public let actions: [Action]

    /// Reads a review of a run of that scenario. Nil where anything in it is wrong; all of it is then in `diagnostics`.
    ///
    /// - Parameter scenario: nil where it is not known; names are then taken as they are.
    public init?(_ document: Document, of scenario: Scenario?, into diagnostics: Diagnostics) {
        guard let root = document.root,
            let fields = Fields(root, of: LocalizedText(ja: "審査", en: "a review"), rule: "review", into: diagnostics)
        else { return nil }
        fields.check(format: Self.format)
        let by = fields.text("by") ?? ""
        let reading = Reading(scenario: scenario, by: by, diagnostics: diagnostics)
        var rulings = fields.optionalNodes("confirm").compactMap { reading.confirmation($0) }
        rulings += fields.optionalNodes("override").compactMap { reading.override($0) }
        rulings += fields.optionalNodes("lift").compactMap { reading.lift($0) }
        if let own = fields.optionalFields("rating", rule: "review.rating") {
            let (value, because) = (own.integer("overall", in: 1...5), own.text("because"))
            own.finish()
            if let value, let because { rulings.append(Ruling(.rate(value), by: by, because: because)) }
        }
        for node in fields.optionalNodes("note") {
            guard let note = fields.reader("note").text(node) else { continue }
            rulings.append(Ruling(.note, by: by, because: note))
        }
        if let because = fields.optionalText("void") { rulings.append(Ruling(.void, by: by, because: because)) }
        fields.finish()
        guard !diagnostics.hasErrors else { return nil }
        actions = rulings.map { Action(.rule($0), evidence: .instructor) }
    }
}

/// Reads the parts of a review.
private struct Reading {
    let scenario: Scenario?
    let by: String
    let diagnostics: Diagnostics

    private func because(
        _ node: Node, _ what: LocalizedText, _ key: String, _ kind: (String, Fields) -> Ruling.Kind?
    ) -> Ruling? {
        guard let own = Fields(node, of: what, rule: "review.\(key)", into: diagnostics) else { return nil }
        let named = own.node(key)
        let name = named.flatMap(own.reader(key).text)
        let because = own.text("because")
        let ruled = name.flatMap { kind($0, own) }
        own.finish()
        guard let ruled, let because else { return nil }
        return Ruling(ruled, by: by, because: because)
    }

    private func knows(
        _ name: String, _ known: [String], _ what: LocalizedText, _ fields: Fields, _ key: String
    ) -> Bool {
        guard let scenario, !known.contains(name) else { return true }
        diagnostics.add(
            at: fields.place(of: key),
            LocalizedText(
                ja: "\(scenario.id)に\(what.ja)「\(name)」はありません", en: "there is no \(what.en) '\(name)' in \(scenario.id)"
            ),
            expected: .thereAre(known), rule: "review.\(key)/unknown",
            suggestion: Suggestion.nearest(to: name, among: known))
        return false
    }

    func confirmation(_ node: Node) -> Ruling? {
        because(node, LocalizedText(ja: "確認", en: "a confirmation"), "step") { id, own in
            guard knows(id, scenario?.steps.map(\.id) ?? [], .step, own, "step") else { return nil }
            if let step = scenario?.step(id), !step.canBeConfirmed {
                own.refuse(
                    "step", LocalizedText(ja: "「\(id)」は誰かが確認する手順ではありません", en: "'\(id)' is not confirmed by anybody"),
                    expected: LocalizedText(ja: "点数を上書きしてください", en: "override its points"), problem: "kind")
                return nil
            }
            return .confirm(step: id)
        }
    }

    func override(_ node: Node) -> Ruling? {
        because(node, LocalizedText(ja: "上書き", en: "an override"), "criterion") { id, own in
            // No more than there are to earn.
            let points = own.number("points", in: 0...(scenario?.points[id] ?? 100))
            let known = scenario?.steps.flatMap { $0.criteria.map(\.id) + ($0.points > 0 ? [$0.id] : []) }.uniqued ?? []
            guard knows(id, known, .criterion, own, "criterion"), let points else { return nil }
            return .override(criterion: id, points: points)
        }
    }

    func lift(_ node: Node) -> Ruling? {
        because(node, LocalizedText(ja: "取り消すもの", en: "what is lifted"), "error") { id, own in
            knows(id, scenario?.criticalErrors.keys.sorted() ?? [], .criticalError, own, "error")
                ? .lift(error: id) : nil
        }
    }
}

extension Scenario {
    /// What each criterion, and each step that has points of its own, can earn at most, by its id.
    public var points: [String: Double] {
        var points: [String: Double] = [:]
        for step in steps {
            if step.points > 0 { points[step.id] = step.points }
            for criterion in step.criteria { points[criterion.id] = criterion.points }
        }
        return points
    }
}

extension Step {
    /// An instructor's word says that it was done: no decision, and nothing that a sensor sees.
    public var canBeConfirmed: Bool { kind == .confirm || kind == .checklist }
}
