public import Authoring

/// An injection site, as a file describes it: layers by sex, age and body mass index, and what can be hit; every number
/// with its range, unit and source.
public struct SitePresets: AuthoredFile, Sendable, Equatable {
    public static let format = "senshi-site/1"

    /// How skin and bone lie.
    public enum Shape: String, Sendable, CaseIterable {
        /// Skin, layers and bone about one axis.
        case limb
        /// The skin's radius is a number of its own, and bone a round part of what lies under it.
        case broad
    }

    public let site: Site
    /// In both languages.
    public let title: LocalizedText
    public let shape: Shape
    /// Whose skin it has, for how strong it is.
    public let skin: Condition.Site
    /// What can be hit, in the order of the file.
    public let parts: [SitePart]
    /// Every number.
    public var table: PresetTable

    private static func keys(_ site: Site, _ shape: Shape) -> [PresetKey] {
        func thickness(_ name: String, _ bounds: ClosedRange<Double>) -> PresetKey {
            PresetKey("layers", name, .length, "mm", bounds)
        }
        return [
            thickness("skin", 0.3...6), PresetKey("layers", "fat-index", .massIndex, "kg/m²", 0...60),
            thickness("fat-women", -60...120), thickness("fat-men", -60...120),
            PresetKey("layers", "fat-slope", .thickening, "mm per kg/m²", 0...3), thickness("fat-least", 0...10),
            thickness("fascia", 0.1...5), thickness("muscle-women", 1...300), thickness("muscle-men", 1...300),
            thickness("bone", 1...200),
        ] + (shape == .broad ? [thickness("limb", 10...500), thickness("cover", 0...50)] : [])
            + [
                PresetKey("growth", "newborn", .count, "", 0.1...1), PresetKey("growth", "grown", .age, "y", 5...30),
                PresetKey("growth", "old", .age, "y", 40...110),
                PresetKey("growth", "old-muscle", .count, "", 0.3...1.5),
            ] + body + (ScanSite.allCases.contains { $0.site == site } ? scan : [])
    }

    /// How far people of one sex, age and body mass index differ, as standard deviations.
    private static let body = ["skin", "fat-women", "fat-men", "fascia", "muscle-women", "muscle-men"].map {
        PresetKey("body", $0, .length, "mm", 0...30)
    }

    /// How a CT is read, of a site that can be found in one.
    private static let scan = ["skin", "fat-least", "fat-most"].map {
        PresetKey("scan", $0, .attenuation, "HU", -1000...1000)
    }

    /// Reads a document. Nil where anything in it is wrong; all of it is then in `diagnostics`.
    public init?(_ document: Document, into diagnostics: Diagnostics) {
        guard
            let fields = Self.fields(
                document, of: LocalizedText(ja: "部位のファイル", en: "a site file"), rule: "site", into: diagnostics)
        else { return nil }
        let site = fields.choice("name", of: Site.self)
        let title = fields.localized("title")
        let shape = fields.choice("shape", of: Shape.self)
        let skin = fields.choice("skin", of: Condition.Site.self)
        let nodes = fields.nodes("structures")
        if nodes.count > SitePart.most {
            fields.refuse(
                "structures",
                LocalizedText(ja: "部位に構造が\(nodes.count)個あります", en: "the site has \(nodes.count) structures"),
                expected: LocalizedText(ja: "\(SitePart.most)個までにしてください", en: "write at most \(SitePart.most)"),
                problem: "count")
        }
        let parts = nodes.compactMap { SitePart($0, in: fields) }
        let ids = Fields.ids(nodes)
        Fields.refuseTwice(ids, LocalizedText(ja: "構造", en: "structure"), rule: fields.rule, into: diagnostics)
        for (id, node) in ids where ["skin", "layers", "growth", "body", "scan"].contains(id) {
            diagnostics.add(
                at: node.place, LocalizedText(ja: "「\(id)」は構造のidにできません", en: "'\(id)' is no structure's"),
                expected: LocalizedText(ja: "別のidを付けてください", en: "give it another id"), rule: "site/duplicate-id")
        }
        let isKnown = site != nil && shape != nil && parts.count == nodes.count
        let table = site.flatMap { site in
            shape.flatMap { PresetTable(fields, keys: Self.keys(site, $0) + parts.flatMap(\.keys)) }
        }
        fields.finish(knowsAllKeys: isKnown)
        guard !diagnostics.hasErrors, let site, let title, let shape, let skin, let table else { return nil }
        self.site = site
        self.title = title
        self.shape = shape
        self.skin = skin
        self.parts = parts
        self.table = table
    }
}
