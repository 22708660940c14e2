import Authoring
import Scoring

extension Preview {
    var about: Markup {
        PageFrame.section("about", LocalizedText(ja: "概要", en: "At a glance")) {
            if scenario.draft {
                element("p", ["class": "say"]) {
                    LocalizedText(ja: "監修前の下書きです。評価には使えません。", en: "Draft, not reviewed: not for assessment.")
                }
            }
            element("dl", ["class": "record"]) {
                element("div") {
                    element("dt") { LocalizedText(ja: "患者", en: "Patient") }
                    element("dd") { patient }
                }
                fact(LocalizedText(ja: "針", en: "Needle"), scenario.needleName)
                element("div") {
                    element("dt") { LocalizedText(ja: "薬", en: "Drug") }
                    element("dd") {
                        scenario.equipment.drug
                        " \(Quantity.volume.units[0].text(si: scenario.equipment.dose)), \(scenario.equipment.route.rawValue)"
                    }
                }
                element("div") {
                    element("dt") { LocalizedText(ja: "ガイドライン", en: "Guideline") }
                    element("dd") { scenario.guideline.title }
                }
                fact(
                    LocalizedText(ja: "合格", en: "Passes with"),
                    "\((scenario.rules.pass * points).fixed(0)) / \(points.fixed(0))")
            }
        }
    }

    private func fact(_ name: LocalizedText, _ value: String) -> Markup {
        element("div") {
            element("dt") { name }
            element("dd") { value }
        }
    }

    var steps: Markup {
        PageFrame.section("steps", LocalizedText(ja: "手順と配点", en: "Steps and points")) {
            element("div", ["class": "scroll", "role": "region", "tabindex": "0", "aria-labelledby": "steps-heading"]) {
                element("table", ["class": "steps", "aria-labelledby": "steps-heading"]) {
                    element("thead") {
                        element("tr") {
                            for name in [Words.criterion, Words.limit, Words.result] {
                                element("th", ["scope": "col"]) { name }
                            }
                        }
                    }
                    for (number, step) in scenario.steps.enumerated() {
                        element("tbody") { rows(of: step, number + 1) }
                    }
                }
            }
        }
    }

    @MarkupBuilder private func rows(of step: Step, _ number: Int) -> Markup {
        element("tr", ["class": "step"]) {
            element("th", ["colspan": "3", "scope": "rowgroup"]) {
                element("div") {
                    element("span", ["class": "number-badge"]) { "\(number)" }
                    element("span", ["class": "step-title"]) { step.text }
                    element("span", ["class": "chip"]) { Self.word(for: step.kind) }
                    if let error = step.critical.flatMap({ scenario.criticalErrors[$0] }) {
                        element("span", ["class": "status"]) {
                            Icon.stop.markup
                            LocalizedText(ja: "重大な誤り: \(error.ja)", en: "critical: \(error.en)")
                        }
                    }
                }
            }
        }
        if step.points > 0 {
            row(LocalizedText(ja: "行う", en: "Done"), step.answers, step.points, source: nil)
        }
        for criterion in step.criteria {
            row(
                criterion.title, criterion.limit(scenario), criterion.points,
                source: "\(criterion.band.source) (\(criterion.band.tag.rawValue))")
        }
    }

    /// What a step is, as teachers say it.
    static func word(for kind: Step.Kind) -> LocalizedText {
        switch kind {
        case .sensed: LocalizedText(ja: "針の動き", en: "the needle")
        case .ask: LocalizedText(ja: "質問", en: "a question")
        case .choose: LocalizedText(ja: "選択", en: "a choice")
        case .checklist: LocalizedText(ja: "チェックリスト", en: "a checklist")
        case .confirm: LocalizedText(ja: "確認", en: "a confirmation")
        case .wait: LocalizedText(ja: "待つ", en: "a wait")
        }
    }

    private func row(_ name: LocalizedText, _ limit: LocalizedText, _ points: Double, source: String?) -> Markup {
        element("tr", ["class": "criterion"]) {
            element("th", ["scope": "row"]) { name }
            element("td") {
                limit
                if let source { element("span", ["class": "source"]) { source } }
            }
            element("td", ["class": "number"]) { points.fixed(0) }
        }
    }

    var force: Markup {
        PageFrame.section("pictures", LocalizedText(ja: "手応え", en: "What will be felt")) {
            element("figure") {
                element("figcaption") {
                    element("h3", ["id": "force-caption"]) { Words.force }
                    element("p") { Words.forceCaption }
                }
                element("div", ["class": "drawing"]) { ForceDepthPlot(trace).picture }
            }
        }
    }
}
