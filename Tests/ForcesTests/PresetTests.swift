import Collision
import Forces
import Patients
import Testing

@Suite struct PresetTests {
    @Test("every number of every preset has a unit, a source and a value inside its range")
    func sources() {
        var count = 0
        for (layer, preset) in TissuePresets.all {
            for (name, number) in preset.numbers {
                count += 1
                #expect(number.range.contains(number.value), "\(layer).\(name)")
                #expect(!number.unit.isEmpty && number.source.count > 5, "\(layer).\(name)")
            }
        }
        #expect(count == 44)
    }

    @Test("the needle's bending and buckling follow from its section")
    func needles() throws {
        func stiffness(_ gauge: Int, _ mm: Double) throws -> Double {
            try #require(Needle(gauge: gauge, length: mm / 1000)).mechanics.bending / 1000
        }
        #expect(abs(try stiffness(25, 25) - 0.12) < 0.01)
        #expect(abs(try stiffness(23, 25) - 0.28) < 0.02)
        #expect(abs(try stiffness(22, 25) - 0.43) < 0.03)
        #expect(abs(try stiffness(25, 38) - 0.034) < 0.003)
        #expect(Needle(gauge: 17, length: 0.025) == nil)
    }

    @Test("a slim older woman's fascia and bone lie where the Japanese measurements put them")
    func deltoid() {
        let arm = Deltoid(Person(sex: .female, age: 72, bmi: 20.5)).anatomy
        #expect(abs(arm.depths[2] - 0.0065) < 1e-9)
        #expect((0.0212...0.0297).contains(arm.depths[4]))
        let man = Deltoid(Person(sex: .male, age: 40, bmi: 25)).anatomy
        #expect(abs(man.depths[2] - 0.0075) < 1e-9)
    }
}
