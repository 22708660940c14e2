import Authoring
import Patients

/// Reads the `tissue` of a scenario: which presets, what this patient's skin is like, and numbers that differ, each with
/// a reason. Without it the patient is the usual one.
struct TissueReading {
    let presets: Presets
    let condition: Condition

    /// Nil and a sentence where the presets can't be read.
    init?(_ scenario: Fields, _ library: PresetLibrary, at site: Site) {
        let fields = scenario.optionalFields("tissue", rule: "scenario.tissue")
        let name = fields?.optionalText("presets") ?? PresetLibrary.usual
        let taut = fields?.optionalFlag("taut") ?? false
        let skin = fields?.optionalChoice("skin", of: Condition.Site.self)
        let seed = fields?.optionalInteger("seed", in: 0...1_000_000_000)
        let nodes = fields?.optionalNodes("overrides") ?? []
        fields?.finish()
        let owner = fields ?? scenario
        guard var presets = Self.read(name, site, library, owner) else { return nil }
        for node in nodes {
            guard
                let own = Fields(
                    node, of: LocalizedText(ja: "上書き", en: "an override"), rule: owner.rule, into: owner.diagnostics)
            else { continue }
            if let (path, number) = Self.override(own, of: presets) { presets = presets.with(number, at: path) }
            own.finish()
        }
        self.presets = presets
        condition = Condition(site: skin ?? presets.site.skin, taut: taut, seed: seed.map(UInt64.init))
    }

    private static func read(_ name: String, _ site: Site, _ library: PresetLibrary, _ fields: Fields) -> Presets? {
        let known = library.names
        guard known.contains(name) else {
            fields.diagnostics.add(
                at: fields.place(of: "presets"),
                LocalizedText(ja: "組織「\(name)」はありません", en: "there are no tissues '\(name)'"),
                expected: .thereAre(known),
                rule: "scenario/unknown-tissues", suggestion: Suggestion.nearest(to: name, among: known))
            return nil
        }
        let own = Diagnostics()
        if let presets = library.read(name, site: site, into: own) {
            guard presets.tissues.kind == .person else {
                fields.refuse(
                    "presets", LocalizedText(ja: "組織「\(name)」は臓器のものです", en: "the tissues '\(name)' are an organ's"),
                    expected: LocalizedText(ja: "humanのような人の組織を書いてください", en: "name a person's, such as human"),
                    problem: "tissues")
                return nil
            }
            return presets
        }
        let count = own.all.count == 1 ? "an error" : "\(own.all.count) errors"
        let files = [library.path(ofTissues: name), library.pathOfNeedles, library.path(of: site)]
        fields.refuse(
            "presets",
            LocalizedText(
                ja: "「\(name)」のプリセットに誤りが\(own.all.count)件あります", en: "the presets of '\(name)' have \(count)"),
            expected: LocalizedText(
                ja: "\(files.joined(separator: "、"))をsenshi checkで調べてください",
                en: "check \(files[0]), \(files[1]) and \(files[2])"),
            problem: "tissues")
        return nil
    }

    /// One number in another size, for a reason that its source then is.
    private static func override(_ fields: Fields, of presets: Presets) -> (String, PresetNumber)? {
        let path = fields.text("number")
        let reason = fields.text("because")
        guard let path else { return nil }
        guard let key = presets.rows.first(where: { $0.key.path == path })?.key, var number = presets.number(path)
        else {
            fields.diagnostics.add(
                at: fields.place(of: "number"),
                LocalizedText(ja: "プリセットに数値「\(path)」はありません", en: "there is no number '\(path)' in the presets"),
                expected: LocalizedText(
                    ja: "skin.punctureのように節と名前を書いてください", en: "write its section and its name, such as skin.puncture"),
                rule: "\(fields.rule)/unknown-number",
                suggestion: Suggestion.nearest(to: path, among: presets.rows.map(\.key.path)))
            _ = fields.node("value")
            return nil
        }
        guard let value = fields.preset("value", key), let reason else { return nil }
        number.value = value
        number.source = "this scenario: \(reason)"
        number.tag = .assumed
        number.range = min(value, number.range.lowerBound)...max(value, number.range.upperBound)
        return (path, number)
    }
}

extension Presets {
    /// The same with a drug that flows otherwise, Pa·s.
    func with(viscosity: Double?) -> Presets {
        let path = "fluid.viscosity"
        guard let viscosity, var number = number(path) else { return self }
        number.value = viscosity
        number.source = "this scenario: the drug"
        number.tag = .assumed
        number.range = min(viscosity, number.range.lowerBound)...max(viscosity, number.range.upperBound)
        return with(number, at: path)
    }
}
