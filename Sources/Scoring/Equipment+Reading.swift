import Authoring
import Patients

extension Equipment {
    /// Reads syringe, needle and drug; without the presets of needles there is no needle.
    ///
    /// - Parameter weight: the patient's, kg, for a dose that goes by it, and whether it is said; nil where the patient
    ///   could not be read.
    init?(_ fields: Fields, needles: NeedlePresets?, weight: (kilograms: Double?, isSaid: Bool)?) {
        let syringe = fields.fields("syringe").map { own in
            defer { own.finish() }
            return (
                barrel: own.quantity("volume", .volume, in: 0.1e-6...60e-6),
                content: own.quantity("content", .volume, in: 0.01e-6...60e-6), place: own.place(of: "content")
            )
        }
        let needle = fields.fields("needle").flatMap { needles?.needle($0) }
        let drug = fields.fields("drug").map { own in
            defer { own.finish() }
            return (
                name: own.localized("name"), dose: Self.dose(own, weight: weight),
                place: own.place(of: own.has("dose") ? "dose" : "dose-by-weight"),
                route: own.choice("route", of: Route.self),
                viscosity: own.optionalQuantity("viscosity", .viscosity, in: 0.0002...0.1)
            )
        }
        fields.finish()
        if let syringe, let barrel = syringe.barrel, let content = syringe.content, content > barrel {
            fields.diagnostics.add(
                at: syringe.place,
                LocalizedText(ja: "注射器の中身が外筒の容量を超えています", en: "the syringe is fuller than its barrel"),
                expected: LocalizedText(ja: "容量までの中身を書いてください", en: "write a content up to the volume"),
                rule: "\(fields.rule)/volume")
        }
        if let content = syringe?.content, let drug, let dose = drug.dose, dose > content {
            fields.diagnostics.add(
                at: drug.place,
                LocalizedText(ja: "投与量が注射器の中身より多くなっています", en: "the dose is more than the syringe holds"),
                expected: LocalizedText(ja: "中身までの投与量を書いてください", en: "write a dose up to its content"),
                rule: "\(fields.rule)/volume")
        }
        guard let barrel = syringe?.barrel, let content = syringe?.content, let needle, let name = drug?.name,
            let dose = drug?.dose, let route = drug?.route
        else { return nil }
        self.init(
            barrel: barrel, content: content, needle: needle, drug: name, dose: dose, route: route,
            viscosity: drug?.viscosity)
    }
}

extension Equipment {
    /// A volume, or what the patient's weight asks for, m³.
    private static func dose(_ drug: Fields, weight: (kilograms: Double?, isSaid: Bool)?) -> Double? {
        guard let own = drug.optionalFields("dose-by-weight", rule: "scenario.dose-by-weight") else {
            return drug.has("dose-by-weight") ? nil : drug.quantity("dose", .volume, in: 0.01e-6...60e-6)
        }
        if drug.has("dose") {
            drug.refuse(
                "dose",
                LocalizedText(ja: "投与量と体重あたりの量の両方が書かれています", en: "a dose and a dose by weight are both written"),
                expected: LocalizedText(ja: "どちらか一つを残してください", en: "keep one of them"), problem: "dose")
        }
        let each = own.quantity("dose", .dose, in: 1e-10...1e-3)
        let most = own.quantity("at-most", .mass, in: 1e-9...0.1)
        let strength = own.quantity("strength", .density, in: 1e-3...1000)
        own.finish()
        guard weight?.isSaid != false else {
            drug.refuse(
                "dose-by-weight",
                LocalizedText(
                    ja: "投与量は体重で決まりますが、患者の体重が書かれていません",
                    en: "the dose goes by weight, and the patient's is not said"),
                expected: LocalizedText(
                    ja: "「patient」に「weight: 50 kg」のように書いてください", en: "write 'weight: 50 kg' under 'patient'"),
                problem: "weight")
            return nil
        }
        guard let weight = weight?.kilograms, let each, let most, let strength else { return nil }
        // To the nanolitre: no syringe is finer, and a product of decimals is no decimal.
        return (min(each * weight, most) / strength * 1e12).rounded() / 1e12
    }
}

extension NeedlePresets {
    /// What a used needle's tip is like.
    private enum Use: String, CaseIterable { case new, reused, hooked }

    fileprivate func needle(_ fields: Fields) -> Needle? {
        let gauge = fields.integer("gauge", in: Self.gauges)
        let length = fields.quantity("length", .length, in: 0.003...0.1)
        let bevel = fields.choice("bevel", of: Needle.Bevel.self)
        let lubricated = fields.flag("lubricated")
        let use = fields.optionalChoice("use", of: Use.self) ?? .new
        fields.finish()
        guard let gauge, let length, let bevel, let lubricated else { return nil }
        compare(length, gauge: gauge, bevel, fields)
        let tip: Needle.Tip =
            switch use {
            case .new: lubricated ? .lubricated : .dry
            case .reused: .reused
            case .hooked: .hooked
            }
        return needle(gauge: gauge, length: length, bevel: bevel, tip: tip)
    }

    /// Warns of a needle that nobody makes.
    private func compare(_ length: Double, gauge: Int, _ bevel: Needle.Bevel, _ fields: Fields) {
        func warn(of key: String, _ message: LocalizedText, _ expected: LocalizedText) {
            fields.diagnostics.add(
                Diagnostic(
                    .warning, at: fields.place(of: key), message, expected: expected, rule: "\(fields.rule)/needle"))
        }
        guard let made = lengths(gauge: gauge, bevel: bevel) else {
            let bevels = Needle.Bevel.allCases.filter { lengths(gauge: gauge, bevel: $0) != nil }.map(\.rawValue)
            warn(
                of: "bevel",
                LocalizedText(
                    ja: "刃面「\(bevel.rawValue)」の\(gauge)Gの針はありません",
                    en: "there is no \(gauge)G needle with the bevel '\(bevel.rawValue)'"),
                LocalizedText(
                    ja: "刃面は\(bevels.joined(separator: "か"))です",
                    en: "its bevel may be \(bevels.joined(separator: " or "))"))
            return
        }
        let (shortest, longest) = (made.range.lowerBound, made.range.upperBound)
        // A tenth of a millimetre for what was an inch.
        if length * 1000 < shortest - 0.1 || length * 1000 > longest + 0.1 {
            let mm = Quantity.length.units[0]
            let (least, most) = (mm.text(si: shortest * 1e-3), mm.text(si: longest * 1e-3))
            let usual = mm.text(si: made.value * 1e-3)
            warn(
                of: "length",
                LocalizedText(
                    ja: "\(gauge)Gで長さ\(mm.text(si: length))の針はありません",
                    en: "there is no \(gauge)G needle of \(mm.text(si: length))"),
                LocalizedText(
                    ja: "長さは\(least)〜\(most)、多くは\(usual)です", en: "they are \(least) to \(most) long, mostly \(usual)"))
        }
    }
}
