import Authoring

/// What a scenario shows and how strictly it leads, in one mode.
public struct ModeRules: Sendable, Equatable {
    /// What a trainee may see.
    public enum View: String, Sendable, CaseIterable {
        case surface, landmarks, section, depth, force
    }

    /// What is shown.
    public var view: Set<View>
    /// Coaching prompts are shown.
    public var prompts: Bool
    /// An expert's run is shown, and a force device is guided softly toward it.
    public var exemplar: Bool
    /// A step that somebody says was done counts only once all before it are finished; a wait need only have begun.
    public var gated: Bool

    /// What holds where a scenario says nothing: everything while learning, skin and landmarks alone in a test.
    public static func standard(_ mode: ScoringMode) -> ModeRules {
        switch mode {
        case .learn: ModeRules(view: Set(View.allCases), prompts: true, exemplar: true, gated: false)
        case .test: ModeRules(view: [.surface, .landmarks], prompts: false, exemplar: false, gated: false)
        }
    }

    private enum Shown: String, CaseIterable { case shown, hidden }
    private enum Order: String, CaseIterable { case free, gated }

    /// Reads the rules of each mode that is written.
    static func all(_ fields: Fields) -> [ScoringMode: ModeRules] {
        var all: [ScoringMode: ModeRules] = [:]
        for mode in ScoringMode.allCases {
            guard let own = fields.optionalFields(mode.rawValue) else { continue }
            var rules = standard(mode)
            if own.has("view") {
                rules.view = Set(own.nodes("view").compactMap { own.reader("view").choice($0, of: View.self) })
            }
            if mode == .test, let seen = seenTooMuch(own) {
                own.diagnostics.add(
                    at: seen.place,
                    LocalizedText(ja: "試験では皮膚と目印のほかは見せません", en: "a test shows nothing but skin and landmarks"),
                    expected: LocalizedText(
                        ja: "「view: [surface, landmarks]」と書いてください", en: "write 'view: [surface, landmarks]'"),
                    rule: "\(own.rule)/shown")
            }
            if let prompts = own.optionalChoice("prompts", of: Shown.self) { rules.prompts = prompts == .shown }
            if mode == .test && rules.prompts {
                own.refuse(
                    "prompts", LocalizedText(ja: "試験では助言を出しません", en: "a test is silent: it shows no prompts"),
                    expected: LocalizedText(ja: "「prompts: hidden」と書いてください", en: "write 'prompts: hidden'"),
                    problem: "shown")
            }
            if let exemplar = own.optionalChoice("exemplar", of: Shown.self) { rules.exemplar = exemplar == .shown }
            if mode == .test && rules.exemplar {
                own.refuse(
                    "exemplar", LocalizedText(ja: "試験ではお手本を見せません", en: "a test shows no exemplar"),
                    expected: LocalizedText(ja: "「exemplar: hidden」と書いてください", en: "write 'exemplar: hidden'"),
                    problem: "shown")
            }
            if let order = own.optionalChoice("order", of: Order.self) { rules.gated = order == .gated }
            if mode == .test && rules.gated {
                own.refuse(
                    "order", LocalizedText(ja: "試験では手順を導きません", en: "a test leads nobody"),
                    expected: LocalizedText(ja: "「order: free」と書いてください", en: "write 'order: free'"), problem: "gated")
            }
            own.finish()
            all[mode] = rules
        }
        fields.finish()
        return all
    }

    /// What belongs to learning and to the report only.
    private static func seenTooMuch(_ fields: Fields) -> Node? {
        guard case .sequence(let items)? = fields.optionalNode("view")?.kind else { return nil }
        return items.first { item in
            item.text.flatMap(View.init).map { !standard(.test).view.contains($0) } ?? false
        }
    }
}
