import Collision
import Forces
import Patients
import TestSupport
import Testing

@Suite struct PresetTests {
    @Test("every number of every preset has a unit, a source and a value inside its range")
    func sources() {
        let rows = ShippedPresets.human.rows + ShippedPresets.liver.tissues.table.rows
        for (key, number) in rows {
            #expect(number.range.contains(number.value), "\(key.path)")
            #expect(!number.unit.isEmpty && number.source.count > 4, "\(key.path)")
        }
        #expect(rows.count > 150)
    }

    @Test("the needle's bending and buckling follow from its section")
    func needles() {
        func needle(_ gauge: Int, _ mm: Double) -> Needle { ShippedPresets.needle(gauge, length: mm / 1000) }
        #expect(abs(needle(25, 25).bending / 1000 - 0.12) < 0.01)
        #expect(abs(needle(23, 25).bending / 1000 - 0.28) < 0.02)
        #expect(abs(needle(22, 25).bending / 1000 - 0.43) < 0.03)
        #expect(abs(needle(25, 38).bending / 1000 - 0.034) < 0.003)
        #expect(abs(needle(25, 16).eulerLoad - 6.0) < 0.2)
        #expect(abs(needle(25, 25).eulerLoad - 2.4) < 0.1)
        #expect(abs(needle(25, 38).eulerLoad - 1.06) < 0.05)
        #expect(abs(needle(22, 25).eulerLoad - 8.9) < 0.3)
        #expect(ShippedPresets.human.needles.needle(gauge: 17, length: 0.025) == nil)
        #expect(needle(34, 4).outer < needle(32, 4).outer)
    }

    @Test("one seed is one patient, and patients scatter as the presets say")
    func scatter() {
        #expect(Scatter(seed: 7, mechanics: 0.27, pressure: 0.25) == Scatter(seed: 7, mechanics: 0.27, pressure: 0.25))
        let skins = (0..<4000).map { Scatter(seed: $0, mechanics: 0.27, pressure: 0.25).skin }
        let mean = skins.reduce(0, +) / 4000
        let variance = skins.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 4000
        #expect(abs(variance.squareRoot() / mean - 0.27) < 0.02)
        #expect(abs(skins.sorted()[2000] - 1) < 0.03)
        #expect(skins.allSatisfy { $0 > 0.2 && $0 < 5 })
    }

    @Test("a slim older woman's fascia and bone lie where the Japanese measurements put them")
    func deltoid() {
        let arm = SiteModel(ShippedPresets.site(.deltoid), of: Person(sex: .female, age: 72, bmi: 20.5)).anatomy
        #expect(abs(arm.depths[2] - 0.0065) < 1e-9)
        #expect((0.0212...0.0297).contains(arm.depths[4]))
        let man = SiteModel(ShippedPresets.site(.deltoid), of: Person(sex: .male, age: 40, bmi: 25)).anatomy
        #expect(abs(man.depths[2] - 0.0075) < 1e-9)
    }
}
