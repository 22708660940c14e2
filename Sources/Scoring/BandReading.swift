import Authoring

/// A scenario's own limits for one band of its guideline.
struct Override {
    let band: Band
    let because: String

    static func all(
        _ fields: Fields, of guideline: Guideline?, in library: GuidelineLibrary
    ) -> [String: Override] {
        var all: [String: Override] = [:]
        for node in fields.optionalNodes("override") {
            guard
                let own = Fields(
                    node, of: LocalizedText(ja: "上書き", en: "an override"), rule: "scenario.override",
                    into: fields.diagnostics)
            else { continue }
            let name = own.text("band")
            let because = own.text("because")
            let tag = own.choice("tag", of: Band.Tag.self)
            let known = name.flatMap { guideline?.bands[$0] }
            if let name, let guideline, known == nil {
                own.diagnostics.add(
                    at: own.place(of: "band"), guideline.lacks(name),
                    expected: library.advice(without: name, guideline),
                    rule: "scenario.override/unknown-band",
                    suggestion: Suggestion.nearest(to: name, among: guideline.bands.keys.sorted()))
            }
            let back = own.optionalQuantity("back", .length, in: 0...0.1)
            let limits = known.flatMap { Band.Limits(own, unit: $0.unit) }
            if known == nil { for key in ["full", "partial", "critical"] { _ = own.has(key) } }
            own.finish()
            guard var band = known, let because, let tag, let limits else { continue }
            band.limits = limits
            band.back = back ?? band.back
            band.source = because
            band.tag = tag
            all[band.name] = Override(band: band, because: because)
        }
        return all
    }
}

extension Guideline {
    fileprivate func lacks(_ band: String) -> LocalizedText {
        LocalizedText(
            ja: "ガイドライン「\(id)」に基準「\(band)」はありません", en: "there is no band '\(band)' in the guideline '\(id)'")
    }
}

/// Finds the band of a criterion, and checks that the two fit.
struct BandReading {
    let guideline: Guideline
    let overrides: [String: Override]
    let names: ScenarioNames
    let library: GuidelineLibrary

    func band(_ fields: Fields, for measure: TechniqueMeasure?) -> (band: Band, overridden: String?)? {
        guard let node = fields.node("band"), let name = fields.reader("band").text(node) else { return nil }
        let known = guideline.bands.keys.sorted()
        guard var band = guideline.bands[name] else {
            fields.diagnostics.add(
                at: node.place, guideline.lacks(name),
                expected: library.advice(without: name, guideline), rule: "\(fields.rule)/unknown-band",
                suggestion: Suggestion.nearest(to: name, among: known))
            return nil
        }
        let override = overrides[name]
        if let override { band = override.band }
        guard let measure else { return nil }
        return Self.fits(band, measure, fields, key: "band", names: names) ? (band, override?.because) : nil
    }

    /// True where a measure can lie in the band; otherwise a sentence about the value of `key`.
    static func fits(
        _ band: Band, _ measure: TechniqueMeasure, _ fields: Fields, key: String, names: ScenarioNames
    ) -> Bool {
        func refuse(_ message: LocalizedText, _ expected: LocalizedText, _ problem: String) -> Bool {
            fields.refuse(key, message, expected: expected, problem: problem)
            return false
        }
        guard band.unit == measure.unit else {
            return refuse(
                LocalizedText(
                    ja: "基準「\(band.name)」の単位は\(band.unit.rawValue)です",
                    en: "the band '\(band.name)' is in \(band.unit.rawValue)"),
                LocalizedText(
                    ja: "\(measure.rawValue)には単位が\(measure.unit.rawValue)の基準が要ります",
                    en: "\(measure.rawValue) needs a band in \(measure.unit.rawValue)"), "unit")
        }
        if measure == .timeOnBone && band.back == nil {
            return refuse(
                LocalizedText(
                    ja: "基準「\(band.name)」にどれだけ戻すかが書かれていません", en: "the band '\(band.name)' does not say how far back"),
                LocalizedText(ja: "「back: 3 mm」のように書いてください", en: "write 'back: 3 mm' in it"), "back")
        }
        switch band.limits {
        case .site(let site):
            guard measure == .skinEntry else {
                return refuse(
                    LocalizedText(ja: "基準「\(band.name)」は部位の基準です", en: "the band '\(band.name)' is about a site"),
                    LocalizedText(ja: "skin-entryに使ってください", en: "use it with skin-entry"), "part")
            }
            guard let missing = site.landmarks.first(where: { !names.landmarks.contains($0) }) else { return true }
            // Where the band is shared, the patient is what the author can look at.
            let place = fields.place(of: key)
            fields.diagnostics.add(
                at: place.document == nil ? place : names.landmarksPlace ?? place,
                LocalizedText(ja: "患者に目印「\(missing)」がありません", en: "the patient has no landmark '\(missing)'"),
                expected: LocalizedText(
                    ja: "患者の「landmarks」に書いてください", en: "write it under 'landmarks' of the patient"),
                rule: "\(fields.rule)/unknown-landmark")
            return false
        case .ranges(let full, let partial, let critical):
            var parts = (full + (partial ?? [])).map(\.part)
            if case .when(let conditions) = critical { parts += conditions.map(\.part) }
            guard measure != .skinEntry, let strange = parts.first(where: { !measure.parts.contains($0) }) else {
                return measure != .skinEntry
                    || refuse(
                        LocalizedText(ja: "基準「\(band.name)」に目印がありません", en: "the band '\(band.name)' names no landmark"),
                        LocalizedText(ja: "skin-entryには部位の基準が要ります", en: "skin-entry needs a site band"), "part")
            }
            return refuse(
                LocalizedText(
                    ja: "基準「\(band.name)」が「\(strange.rawValue)」を求めています",
                    en: "the band '\(band.name)' asks for '\(strange.rawValue)'"),
                LocalizedText(
                    ja: "\(measure.rawValue)にあるのは\(measure.parts.map(\.rawValue).joined(separator: "、"))です",
                    en: "\(measure.rawValue) has \(measure.parts.map(\.rawValue).joined(separator: ", "))"), "part")
        }
    }
}
