import Authoring
public import Patients

/// The presets that the repository ships.
public enum ShippedPresets {
    /// A person's tissues, and the needles.
    public static let human = read("human")
    /// The bovine liver of 2004.
    public static let liver = read("liver-okamura-2004")

    /// The other one.
    public static let softLiver = read("liver-okamura-2004-2")

    /// Every site.
    public static let sites = Site.allCases.map { site in
        let diagnostics = Diagnostics()
        guard let presets = library.site(site, into: diagnostics) else { fatalError(diagnostics.rendered()) }
        return presets
    }

    /// A site.
    public static func site(_ site: Site) -> SitePresets {
        guard let presets = sites.first(where: { $0.site == site }) else { fatalError("there is no \(site.rawValue)") }
        return presets
    }

    private static let library = PresetLibrary(directory: "\(Repository.root)/scenarios")

    private static func read(_ name: String) -> Presets {
        let diagnostics = Diagnostics()
        guard let presets = library.read(name, into: diagnostics)
        else { fatalError(diagnostics.rendered()) }
        return presets
    }

    /// A needle of the shipped table.
    public static func needle(
        _ gauge: Int = 25, length: Double = 0.025, tip: Needle.Tip = .lubricated
    ) -> Needle {
        guard let needle = human.needles.needle(gauge: gauge, length: length, tip: tip) else {
            fatalError("there is no \(gauge)G")
        }
        return needle
    }
}
