import Authoring
import Patients
import TestSupport
import Testing

/// The page about the physics shows the numbers that the program runs on, each with its source.
@Suite("the physics page") struct PhysicsPage {
    /// Every row that the page must have, in order.
    static var rows: [String] {
        let tables = [
            ShippedPresets.human.tissues.table, ShippedPresets.liver.tissues.table, ShippedPresets.human.needles.table,
        ]
        let presets = tables.flatMap { $0.rows.map { row($0.key.section, $0.key.name, $0.number) } }
        let sites = ShippedPresets.sites.flatMap { site in
            site.table.rows.map { row("\(site.site.rawValue) \($0.key.section)", $0.key.name, $0.number) }
        }
        return presets + sites
    }

    private static func row(_ of: String, _ name: String, _ number: PresetNumber) -> String {
        let range = "\(number.range.lowerBound) … \(number.range.upperBound)"
        let unit = number.unit == "1" ? "–" : number.unit
        return "| \(of) | \(name) | \(number.value) | \(range) | \(unit) | \(number.tag.rawValue) | \(number.source) |"
    }

    @Test("the page has every number of the presets, with range, unit, tag and source, and no other")
    func numbers() throws {
        let page = try SourceFile(path: "Sources/senshi/Documentation.docc/Physics.md")
        let shown = page.lines.filter { $0.contains(#/^\| [\w. -]+ \| [\w. -]+ \| -?[\d.]+ \|/#) }
        #expect(Self.rows.count > 150)
        #expect(shown == Self.rows, "the rows should be:\n\(Self.rows.joined(separator: "\n"))")
    }
}
