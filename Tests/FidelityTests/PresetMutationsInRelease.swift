import Authoring
import Fidelity
import Patients
import TestSupport
import Testing

@Suite struct PresetMutationsInRelease {
    @Test("every measured or derived number is pushed out of its range at both ends")
    func both() {
        let tables =
            [ShippedPresets.human, ShippedPresets.liver, ShippedPresets.softLiver].map(\.tissues.table)
            + [ShippedPresets.human.needles.table] + ShippedPresets.sites.map(\.table)
        var checked = 0
        for (key, number) in tables.flatMap(\.rows) where number.tag != .assumed {
            let values = Mutation.outside(number, key.bounds)
            #expect(values.count == 2, "\(key.path): \(values)")
            #expect(values.allSatisfy { key.bounds.contains($0) && !number.range.contains($0) }, "\(key.path)")
            checked += 1
        }
        #expect(checked > 60)
    }

    #if !DEBUG
        @Test("no measured or derived preset can leave its range without a target noticing")
        func survivors() {
            let mutations = Mutation.all(
                Subject(
                    human: ShippedPresets.human, liver: ShippedPresets.liver, softLiver: ShippedPresets.softLiver,
                    sites: ShippedPresets.sites))
            let survivors = mutations.filter { $0.killer == nil && $0.tag != .assumed }
            #expect(survivors.isEmpty, "\(survivors.map { "\($0.path) = \($0.value)" })")
            #expect(mutations.count > 200)
        }
    #endif
}
