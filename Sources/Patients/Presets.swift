/// What a patient under a needle is made of: tissues, needles with their syringes, and the site.
public struct Presets: Sendable, Equatable {
    public var tissues: TissuePresets
    public var needles: NeedlePresets
    public var site: SitePresets

    public init(tissues: TissuePresets, needles: NeedlePresets, site: SitePresets) {
        self.tissues = tissues
        self.needles = needles
        self.site = site
    }

    /// Every number of the three files.
    public var rows: [(key: PresetKey, number: PresetNumber)] {
        tissues.table.rows + needles.table.rows + site.table.rows
    }

    /// The number of a path, or nil.
    public func number(_ path: String) -> PresetNumber? {
        tissues.table.number(path) ?? needles.table.number(path) ?? site.table.number(path)
    }

    /// The presets with another number in the place of one.
    public func with(_ number: PresetNumber, at path: String) -> Presets {
        var presets = self
        presets.tissues.table = tissues.table.with(number, at: path)
        presets.needles.table = needles.table.with(number, at: path)
        presets.site.table = site.table.with(number, at: path)
        return presets
    }
}
