import Patients
import Testing

@Suite("thinning a fine scan") struct ScanThinningTests {
    @Test(
        "fine voxels are thinned to a bounded number, and never to less than one in 2 mm",
        arguments: [0.1, 0.2, 0.34, 0.5, 0.51, 0.67, 0.8, 0.99, 1, 1.5, 3])
    func thinned(spacing: Double) {
        // The block that an import keeps: 245 mm deep, 190 along the body and across.
        let counts = [245, 190, 190].map { Int($0 / spacing) + 1 }
        let steps = ScanThinning.steps([spacing, spacing, spacing], over: counts)
        let kept = zip(counts, steps).reduce(1) { $0 * (($1.0 - 1) / $1.1 + 1) }
        #expect(kept <= ScanThinning.mostVoxels, "\(spacing) mm: \(kept)")
        #expect(steps.allSatisfy { $0 == 1 || Double($0) * spacing < 2 }, "\(steps)")
    }

    @Test("a usual CT, fine across and coarse along the body, keeps all of its voxels")
    func kept() {
        #expect(ScanThinning.steps([0.8, 0.8, 3], over: [306, 238, 64]) == [1, 1, 1])
    }
}
