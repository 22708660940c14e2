public import Authoring
import FoundationEssentials

/// The presets of a directory: tissues in `tissues/NAME.yaml`, needles and syringes in `needles/standard.yaml`, sites in
/// `sites/NAME.yaml`.
public struct PresetLibrary: Sendable {
    /// The tissues of a scenario that names none.
    public static let usual = "human"
    /// Where the three folders lie.
    public let directory: String

    public init(directory: String) { self.directory = directory }

    /// The library that belongs to a scenario file: the folders beside it.
    ///
    /// - Parameter shipped: the folder of the shipped scenarios, where there are no tissues beside the file.
    public init(besideScenario path: String, shipped: String? = nil) {
        let beside = PresetLibrary(directory: path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ".")
        self = beside.names.isEmpty ? PresetLibrary(directory: shipped ?? beside.directory) : beside
    }

    /// All tissues, sorted.
    public var names: [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: "\(directory)/tissues")) ?? []
        return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
    }

    /// Where tissues are written.
    public func path(ofTissues name: String) -> String { "\(directory)/tissues/\(name).yaml" }
    /// Where needles and syringes are written.
    public var pathOfNeedles: String { "\(directory)/needles/standard.yaml" }

    /// Where a site is written.
    public func path(of site: Site) -> String { "\(directory)/sites/\(site.rawValue).yaml" }

    /// Reads tissues, the needles, and a site. Nil where anything in them is wrong or missing; all of it is then in
    /// `diagnostics`, which ends with the file that it is about.
    public func read(
        _ name: String = usual, site: Site = .deltoid, into diagnostics: Diagnostics
    ) -> Presets? {
        guard let needles = NeedlePresets.read(contentsOf: pathOfNeedles, into: diagnostics),
            let tissues = TissuePresets.read(contentsOf: path(ofTissues: name), into: diagnostics),
            let site = self.site(site, into: diagnostics)
        else { return nil }
        return Presets(tissues: tissues, needles: needles, site: site)
    }

    /// Reads a site. Nil where anything in it is wrong, or where the file describes another.
    public func site(_ site: Site, into diagnostics: Diagnostics) -> SitePresets? {
        guard let presets = SitePresets.read(contentsOf: path(of: site), into: diagnostics) else { return nil }
        guard presets.site == site else {
            diagnostics.add(
                at: Place(line: 1, column: 1),
                LocalizedText(
                    ja: "このファイルは部位「\(presets.site.rawValue)」のものです",
                    en: "the file describes the site '\(presets.site.rawValue)'"),
                expected: LocalizedText(
                    ja: "ファイル名に合わせてname: \(site.rawValue)と書いてください", en: "name: \(site.rawValue), as the file is called"),
                rule: "site/name")
            return nil
        }
        return presets
    }
}
