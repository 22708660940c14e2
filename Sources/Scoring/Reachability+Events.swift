import Authoring

extension Reachability {
    /// Warns of an event that never happens, and of a reaction for which it is too late.
    func check(_ event: ScenarioEvent) {
        let written = part(root["events"], event.id)
        let when = written?["when"]
        switch event.trigger {
        case .did(let deed):
            let forbidden = (scenario.steps.flatMap(\.forbids) + scenario.events.flatMap(\.forbids)).map(\.deed)
            guard !forbidden.contains(deed) else { break }
            warn(
                when?["did"],
                LocalizedText(
                    ja: "「\(deed)」を禁じる手順がないので、「\(event.id)」は起こりません",
                    en: "no step forbids '\(deed)', so '\(event.id)' never happens"),
                LocalizedText(
                    ja: "手順の「forbids」に書くか、指導者だけが起こすなら「instructor: true」と書いてください",
                    en:
                        "write it under 'forbids' of a step, or 'instructor: true' where only the instructor brings it about"
                ), "event/never", suggestion: Suggestion.nearest(to: deed, among: forbidden))
        case .after(_, _, let chance) where chance == 0:
            warn(
                when?["chance"],
                LocalizedText(ja: "確率が0なので、「\(event.id)」は起こりません", en: "with no chance, '\(event.id)' never happens"),
                LocalizedText(ja: "1 %以上にするか、出来事を省いてください", en: "write 1 % or more, or leave the event out"),
                "event/never")
        case .after, .touches, .instructor: break
        }
        guard let begun = begun(event.trigger) else { return }
        for reaction in event.reactions {
            guard let before = reaction.before, let place = index[before], place <= begun else { continue }
            warn(
                part(written?["react"], reaction.id)?["before"],
                LocalizedText(
                    ja: "「\(event.id)」が起こるときには「\(before)」がもう始まっています",
                    en: "'\(before)' has begun by the time '\(event.id)' happens"),
                LocalizedText(
                    ja: "より後の手順か「within」を書いてください", en: "name a later step, or write 'within' with a time"),
                "event/too-late")
        }
    }

    /// The last step that has certainly begun when an event happens; nil where that can't be said.
    private func begun(_ trigger: ScenarioEvent.Trigger) -> Int? {
        switch trigger {
        case .after(let step, _, _): index[step]
        case .touches: scenario.steps.firstIndex { $0.starts == .puncture }
        case .instructor, .did: nil
        }
    }

    /// Warns where the depth that is asked for lies in another layer than the one that the drug belongs in.
    func checkRoute() {
        let route = scenario.equipment.route
        let strange: TechniqueMeasure = route == .intramuscular ? .tipPastSkin : .tipPastFascia
        for step in scenario.steps {
            for criterion in step.criteria where criterion.measure == strange && criterion.points > 0 {
                warn(
                    root["equipment"]?["drug"]?["route"],
                    LocalizedText(
                        ja: "「\(route.rawValue)」の薬は\(route.layer.ja)に入れますが、「\(criterion.id)」は\(strange.rawValue)で"
                            + "\(strange == .tipPastFascia ? "筋肉の中" : "皮下")を求めています",
                        en: "a drug given \(route.rawValue) belongs in the \(route.layer.en), and '\(criterion.id)' "
                            + "asks with \(strange.rawValue) for the "
                            + (strange == .tipPastFascia ? "muscle" : "fat under the skin")),
                    LocalizedText(
                        ja: "投与経路か、「extends」の共有手順を直してください",
                        en: "change the route, or the shared steps that the file 'extends'"), "equipment/route")
                return
            }
        }
    }
}

extension Equipment.Route {
    /// Where its drug belongs, in words.
    fileprivate var layer: LocalizedText {
        switch self {
        case .intramuscular: LocalizedText(ja: "筋肉", en: "muscle")
        case .subcutaneous: LocalizedText(ja: "皮下", en: "fat under the skin")
        case .intradermal: LocalizedText(ja: "皮内", en: "skin")
        case .intravenous: LocalizedText(ja: "静脈", en: "vein")
        }
    }
}
