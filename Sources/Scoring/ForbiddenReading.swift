import Authoring

/// Reads what a step or an event forbids.
struct ForbiddenReading {
    let names: ScenarioNames

    /// Nil where it does not say what.
    func forbidden(_ node: Node) -> Step.Forbidden? {
        guard
            let own = Fields(
                node, of: LocalizedText(ja: "禁じられたこと", en: "something forbidden"), rule: "scenario.forbids",
                into: names.diagnostics)
        else { return nil }
        let deed = own.text("did")
        let text = own.optionalLocalized("text")
        let error = names.criticalError("error", own)
        let because = own.optionalLocalized("because")
        own.finish()
        return deed.map {
            Step.Forbidden(deed: $0, text: text ?? Self.words(of: $0), error: error, because: because)
        }
    }

    /// What a deed is called where the file does not say so.
    private static func words(of deed: String) -> LocalizedText {
        deed == Step.Forbidden.plungerMoves
            ? LocalizedText(ja: "内筒を動かした", en: "the plunger was moved")
            : LocalizedText(ja: "「\(deed)」", en: "\u{201C}\(deed)\u{201D}")
    }
}
