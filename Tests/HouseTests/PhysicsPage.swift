import Authoring
import Patients
import Testing

/// The page about the physics shows the numbers that the program runs on, each with its source.
@Suite("the physics page") struct PhysicsPage {
    /// Every row that the page must have, in order.
    static var rows: [String] {
        let layers = TissuePresets.all.flatMap { layer, preset in
            preset.numbers.map { row(layer, $0.name, $0.number) }
        }
        let shared = [
            row("all", "bristle", TissuePresets.bristle), row("all", "lateral", TissuePresets.lateral),
            row("all", "lateral reach", TissuePresets.lateralReach), row("bone", "stiffness", TissuePresets.bone),
            row("needle", "hub", TissuePresets.hub), row("needle", "dryness", TissuePresets.dryness),
            row("needle", "steel", TissuePresets.steel),
        ]
        let site = [
            row("deltoid", "skin", Deltoid.skin), row("deltoid", "fascia", Deltoid.fascia),
            row("deltoid", "least fat", Deltoid.leastFat), row("deltoid", "humerus", Deltoid.humerus),
            row("deltoid", "axillary nerve", Deltoid.nerve), row("deltoid", "nerve radius", Deltoid.nerveRadius),
            row("deltoid", "bursa", Deltoid.bursa), row("deltoid", "bursa thickness", Deltoid.bursaThickness),
            row("deltoid", "bursa width", Deltoid.bursaWidth),
        ]
        return layers + shared + site
    }

    private static func row(_ of: String, _ name: String, _ number: PresetNumber) -> String {
        let range = "\(number.range.lowerBound) … \(number.range.upperBound)"
        let unit = number.unit == "1" ? "–" : number.unit
        return "| \(of) | \(name) | \(number.value) | \(range) | \(unit) | \(number.tag.rawValue) | \(number.source) |"
    }

    @Test("the page has every number of the presets, with range, unit, tag and source, and no other")
    func numbers() throws {
        let page = try SourceFile(path: "Sources/senshi/Documentation.docc/Physics.md")
        let shown = page.lines.filter { $0.contains(#/^\| \w+ \| [\w ]+ \| -?[\d.]+ \|/#) }
        #expect(Self.rows.count > 50)
        #expect(shown == Self.rows, "the rows should be:\n\(Self.rows.joined(separator: "\n"))")
    }
}
