import Authoring
import Fidelity
import TestSupport
import Testing

@Suite struct PresetMutationsInRelease {
    #if !DEBUG
        @Test("no measured or derived preset can leave its range without a target noticing")
        func survivors() {
            let mutations = Mutation.all(
                Subject(human: ShippedPresets.human, liver: ShippedPresets.liver, sites: ShippedPresets.sites))
            let survivors = mutations.filter { $0.killer == nil && $0.tag != .assumed }
            #expect(survivors.isEmpty, "\(survivors.map { "\($0.path) = \($0.value)" })")
            #expect(mutations.count > 200)
        }
    #endif
}
