import Fidelity
import Patients
import TestSupport
import Testing

/// No energy from nothing.
@Suite struct ClosedPathsInRelease {
    #if DEBUG
        static let paths = 400
    #else
        static let paths = 100_000
    #endif

    @Test("100,000 random closed paths, along and across the needle, give no energy back")
    func energy() async {
        let patients = [22, 25].map {
            Patient(
                deltoid: Person(sex: .female, age: 72, bmi: 20.5), needle: ShippedPresets.needle($0),
                presets: ShippedPresets.human, condition: Condition(seed: UInt64($0)))
        }
        let worst = await withTaskGroup(of: Double.self) { group in
            for part in 0..<8 {
                group.addTask {
                    var worst = 0.0
                    for seed in stride(from: part, to: Self.paths, by: 8) {
                        let path = ClosedPath(patients[seed % 2], seed: UInt64(seed), sideways: seed % 3 != 0)
                        worst = max(worst, path.returned)
                    }
                    return worst
                }
            }
            return await group.reduce(0, max)
        }
        #expect(worst == 0, "\(worst) J")
    }
}
