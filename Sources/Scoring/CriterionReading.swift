import Authoring

/// Reads the `expect` list of a step.
struct CriterionReading {
    let names: ScenarioNames
    let bands: BandReading?

    /// The ids of all criteria of all steps, in the order of the file; steps that earn points themselves included.
    static func ids(_ steps: [Node]) -> [String] { nodes(steps).map(\.id) }

    /// The ids with their places.
    static func nodes(_ steps: [Node]) -> [(id: String, node: Node)] {
        steps.flatMap { step -> [(id: String, node: Node)] in
            guard case .mapping(let entries) = step.kind,
                case .sequence(let expected)? = entries.first(where: { $0.key == "expect" })?.value.kind
            else { return [] }
            return Fields.ids(expected)
        }
    }

    func criterion(_ node: Node) -> Criterion? {
        guard
            let fields = Fields(
                node, of: LocalizedText(ja: "評価項目", en: "a criterion"), rule: "scenario.criterion",
                into: names.diagnostics)
        else { return nil }
        let id = fields.text("id")
        let title = fields.localized("title")
        let written = fields.choice("measure", of: TechniqueMeasure.self)
        // What was meant, so that what belongs to it is looked at too.
        let measure = written ?? fields.meant("measure", of: TechniqueMeasure.self)
        let occasion = occasion(fields, measure)
        let band = limits(fields, measure, id)
        let since = measure?.countsFromStep == true ? step(fields) : nil
        if measure == nil { _ = fields.has("step") }
        let points = fields.number("points", in: 0...100)
        let critical = names.criticalError("critical", fields)
        let feedback = fields.optionalFields("feedback").map { own in
            defer { own.finish() }
            return Criterion.Advice(
                low: own.optionalLocalized("low"), high: own.optionalLocalized("high"),
                otherwise: own.optionalLocalized("otherwise"))
        }
        if let band = band?.band { checkCritical(band, fields) }
        fields.finish()
        guard let id, let title, let measure = written, let occasion, let band, let points else { return nil }
        return Criterion(
            id: id, title: title, measure: measure, occasion: occasion, band: band.band, overridden: band.overridden,
            since: since, points: points, critical: critical, feedback: feedback)
    }

    /// A band of the guideline, or limits that are written here with their reason.
    private func limits(
        _ fields: Fields, _ measure: TechniqueMeasure?, _ id: String?
    ) -> (band: Band, overridden: String?)? {
        guard let own = fields.optionalFields("limits", rule: "scenario.limits") else {
            if fields.has("limits") { return nil }
            guard let bands else {
                _ = fields.node("band")
                return nil
            }
            return bands.band(fields, for: measure)
        }
        if fields.has("band") {
            fields.refuse(
                "band", LocalizedText(ja: "bandとlimitsの両方が書かれています", en: "a band and limits are both written"),
                expected: LocalizedText(ja: "どちらか一つを残してください", en: "keep one of them"), problem: "limits")
        }
        let because = own.text("because")
        let tag = own.choice("tag", of: Band.Tag.self)
        let back = own.optionalQuantity("back", .length, in: 0...0.1)
        let limits = measure.flatMap { Band.Limits(own, unit: $0.unit) }
        if measure == nil { for key in ["full", "partial", "critical"] { _ = own.has(key) } }
        own.finish()
        guard let measure, let because, let tag, let limits else { return nil }
        let band = Band(
            name: id ?? measure.rawValue, unit: measure.unit, limits: limits, back: back, source: because, tag: tag)
        guard BandReading.fits(band, measure, fields, key: "limits", names: names) else { return nil }
        return (band, because)
    }

    private func step(_ fields: Fields) -> String? {
        guard let node = fields.node("step"), let id = fields.reader("step").text(node),
            names.check(
                id, isOneOf: names.steps, called: .step, at: node, rule: "\(fields.rule)/unknown-step")
        else { return nil }
        return id
    }

    private func occasion(_ fields: Fields, _ measure: TechniqueMeasure?) -> Occasion? {
        let at = fields.optionalText("at")
        let during = fields.optionalText("during")
        guard let measure else { return nil }
        let known = measure.occasions.map { "\($0.key): \($0.word)" }
        if let found = measure.occasions.first(where: { $0.word == ($0.key == "at" ? at : during) }),
            at == nil || during == nil
        {
            return found
        }
        let key = at != nil ? "at" : "during"
        let message = (at ?? during).map {
            LocalizedText(
                ja: "\(measure.rawValue)は「\(key): \($0)」では測りません", en: "\(measure.rawValue) is not taken '\(key): \($0)'"
            )
        }
        fields.refuse(
            key,
            message
                ?? LocalizedText(
                    ja: "\(measure.rawValue)をいつ測るかが書かれていません", en: "it is not said when \(measure.rawValue) is taken"),
            expected: LocalizedText(
                ja: known.map { "「\($0)」" }.joined(separator: "か") + "と書いてください",
                en: "write " + known.map { "'\($0)'" }.joined(separator: " or ")),
            problem: "occasion")
        return nil
    }

    private func checkCritical(_ band: Band, _ fields: Fields) {
        let key = fields.has("limits") ? "limits" : "band"
        if band.hasCritical && !fields.has("critical") {
            fields.refuse(
                key,
                LocalizedText(
                    ja: "基準「\(band.name)」に重大な範囲がありますが、重大な誤りの名前がありません",
                    en: "the band '\(band.name)' has a critical part, but no critical error is named"),
                expected: LocalizedText(ja: "「critical:」にそのidを書いてください", en: "write 'critical:' with its id"),
                problem: "critical")
        }
        let critical = fields.place(of: "critical")
        if !band.hasCritical && critical.document != nil && fields.place(of: key).document == nil {
            fields.refuse(
                key,
                LocalizedText(
                    ja: "共有の評価項目には重大な誤りがありますが、ここに重大な範囲がありません",
                    en: "the shared criterion has a critical error, and no part here is critical"),
                expected: LocalizedText(
                    ja: "「critical:」に範囲を書いてください", en: "write its range as 'critical:' in it"), problem: "critical")
        } else if !band.hasCritical && fields.has("critical") {
            fields.refuse(
                "critical",
                LocalizedText(ja: "基準「\(band.name)」に重大な範囲はありません", en: "the band '\(band.name)' has no critical part"),
                expected: LocalizedText(
                    ja: "「critical」を省くか、基準の中に書いてください", en: "leave 'critical' out, or write it into the band"),
                problem: "critical")
        }
    }
}
