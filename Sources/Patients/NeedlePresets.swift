public import Authoring

/// Needles and syringes, as a file describes them: every number with its range, unit and source.
public struct NeedlePresets: AuthoredFile, Sendable, Equatable {
    /// The version of the file format that this program reads.
    public static let format = "senshi-needles/1"
    /// The gauges that a file must describe.
    public static let gauges = 18...34
    /// Of them, those of needles with a regular or a short bevel, and those of pen needles.
    public static let hypodermic = 18...33
    public static let pens = 29...34
    /// The barrels that a file must describe, mL.
    public static let barrels = ["1mL", "2.5mL", "3mL", "5mL", "10mL"]

    /// The file's name without its end.
    public let name: String
    /// In both languages.
    public let title: LocalizedText
    /// Every number.
    public var table: PresetTable

    private static let keys: [PresetKey] =
        gauges.flatMap { gauge in
            [
                PresetKey("\(gauge)G", "outer", .length, "mm", 0.1...2),
                PresetKey("\(gauge)G", "inner", .length, "mm", 0.02...2),
            ]
        } + Needle.Bevel.allCases.map { PresetKey("bevel", $0.rawValue, .angle, "deg", 5...45) }
        + [
            PresetKey("tip", "dry", .count, "", 1...5), PresetKey("tip", "reused", .count, "", 1...5),
            PresetKey("tip", "hooked", .count, "", 1...5), PresetKey("steel", "modulus", .pressure, "GPa", 50...400),
            PresetKey("hub", "bore", .length, "mm", 0...20),
        ] + barrels.map { PresetKey("barrel", $0, .length, "mm", 1...50) }
        + [
            PresetKey("stopper", "glide", .force, "N", 0...20),
            PresetKey("stopper", "break-loose", .force, "N", 0...30),
            PresetKey("stopper", "shear", .length, "mm", 0.01...2),
            PresetKey("stopper", "loosening", .length, "mm", 0.01...5),
            PresetKey("stopper", "compliance", .compliance, "µL/kPa", 0.0001...1),
            PresetKey("fluid", "viscosity", .viscosity, "mPa·s", 0.2...100),
            PresetKey("fluid", "density", .density, "g/mL", 0.5...2),
            PresetKey("fluid", "kinetic", .count, "", 0...10), PresetKey("fluid", "turbulence", .count, "", 1...5),
            PresetKey("fluid", "laminar", .count, "", 500...2400),
            PresetKey("fluid", "turbulent", .count, "", 2500...20_000),
            PresetKey("fluid", "suction", .pressure, "kPa", 50...101),
        ] + hypodermic.map { PresetKey("length", "\($0)G", .length, "mm", 2...120) }
        + pens.map { PresetKey("pen-length", "\($0)G", .length, "mm", 2...120) }

    /// Reads a document. Nil where anything in it is wrong; all of it is then in `diagnostics`.
    public init?(_ document: Document, into diagnostics: Diagnostics) {
        guard
            let fields = Self.fields(
                document, of: LocalizedText(ja: "針のファイル", en: "a needle file"), rule: "needles", into: diagnostics)
        else {
            return nil
        }
        let name = fields.text("name")
        let title = fields.localized("title")
        let table = PresetTable(fields, keys: Self.keys)
        fields.finish()
        guard !diagnostics.hasErrors, let name, let title, let table else { return nil }
        self.name = name
        self.title = title
        self.table = table
    }

    /// How long the needles of a gauge and a bevel are, mm: the value is the usual length, the range what there is.
    ///
    /// - Returns: nil where there are none.
    public func lengths(gauge: Int, bevel: Needle.Bevel) -> PresetNumber? {
        table.number("\(bevel == .pen ? "pen-length" : "length").\(gauge)G")
    }

    /// A needle of the file.
    /// - Parameter length: from the hub to the tip, m.
    /// - Returns: `nil` for a gauge outside ``gauges``.
    public func needle(
        gauge: Int, length: Double, bevel: Needle.Bevel = .regular, tip: Needle.Tip = .lubricated
    ) -> Needle? {
        guard Self.gauges.contains(gauge) else { return nil }
        return Needle(
            gauge: gauge, length: length, bevel: bevel, tip: tip, outer: table.si("\(gauge)G.outer"),
            inner: table.si("\(gauge)G.inner"), reference: table.si("25G.outer"),
            angle: table.si("bevel.\(bevel.rawValue)"),
            wear: tip == .lubricated ? 1 : table.si("tip.\(tip.rawValue)"), modulus: table.si("steel.modulus"))
    }
}
