import Collision
import Patients
import TestSupport
import Testing

/// People of one sex, age and body mass index are not alike.
@Suite("people who differ") struct LayerScatterTests {
    private static func numbers(_ site: Site, _ sex: Person.Sex, _ scatter: LayerScatter) -> SiteNumbers {
        // Heavy enough that nobody's fat reaches the least that there is.
        var person = Person(sex: sex, age: 40, bmi: 40)
        person.layers = scatter
        return SiteNumbers(ShippedPresets.site(site), person)
    }

    @Test(
        "one seed is one person, and people scatter as the site's presets say, each layer by itself",
        arguments: Site.allCases, Person.Sex.allCases)
    func deviations(site: Site, sex: Person.Sex) throws {
        #expect(LayerScatter(seed: 7) == LayerScatter(seed: 7) && LayerScatter(seed: 7) != LayerScatter(seed: 8))
        let people = (0..<4000).map { Self.numbers(site, sex, LayerScatter(seed: $0)) }
        let usual = Self.numbers(site, sex, LayerScatter())
        let own = sex == .female ? "women" : "men"
        for (name, layer) in [
            ("skin", \SiteNumbers.skin), ("fat-\(own)", \.toFascia), ("fascia", \.fascia), ("muscle-\(own)", \.muscle),
        ] {
            let expected = try #require(ShippedPresets.site(site).table.number("body.\(name)")).value
            let off = people.map { $0[keyPath: layer] - usual[keyPath: layer] }
            let mean = off.reduce(0, +) / 4000
            let variance = off.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 4000
            #expect(abs(mean) < 0.06 * expected, "\(name): \(mean)")
            #expect(abs(variance.squareRoot() / expected - 1) < 0.04, "\(name): \(variance.squareRoot())")
            #expect(off.allSatisfy { abs($0) <= LayerScatter.most * expected + 1e-9 }, "\(name)")
        }
        let (fat, muscle) = (people.map { $0.toFascia - usual.toFascia }, people.map { $0.muscle - usual.muscle })
        let together = zip(fat, muscle).map(*).reduce(0, +) / 4000
        let most =
            (fat.map { $0 * $0 }.reduce(0, +) / 4000 * (muscle.map { $0 * $0 }.reduce(0, +) / 4000)).squareRoot()
        #expect(abs(together) < 0.06 * most, "fat and muscle go together")
    }

    @Test("everybody at the ends of the scatter has layers in order, and bone in the limb", arguments: Site.allCases)
    func ends(site: Site) {
        for scatter in LayerScatter.extremes {
            for bmi in [12.0, 22, 60] {
                for age in [0.2, 40, 90] {
                    var person = Person(sex: .male, age: age, bmi: bmi)
                    person.layers = scatter
                    let anatomy = SiteModel(ShippedPresets.site(site), of: person).anatomy
                    for face in 1..<5 { #expect(anatomy.depths[face] > anatomy.depths[face - 1]) }
                    #expect(anatomy.depths[4] < anatomy.radius)
                }
            }
        }
    }
}
