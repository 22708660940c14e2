import Authoring
import Collision
import Devices
import Forces
import Patients
import Poses
import Servo
import Space

/// What all cases share: a slim woman's deltoid under a 25G needle, as a formula and as the fields of a CT.
enum Bench {
    static let presets: Presets = {
        let diagnostics = Diagnostics()
        guard let presets = PresetLibrary(directory: "../scenarios").read(into: diagnostics) else {
            fatalError(diagnostics.rendered())
        }
        return presets
    }()

    static let patient: Patient = {
        guard let needle = presets.needles.needle(gauge: 25, length: 0.025) else { fatalError("there is no 25G") }
        return Patient(deltoid: Person(sex: .female, age: 72, bmi: 20.5), needle: needle, presets: presets)
    }()

    static let limits = Limits(force: 12, stiffness: 3000, damping: 20, continuousForce: 4)

    static var filter: PoseFilter {
        PoseFilter(
            mapping: .direct, registration: .identity, chart: patient.chart, centre: (0, -0.065), noise: 0.00005)
    }

    /// The arm's own distances on a grid of 1 mm, 80 mm deep, as an import makes them.
    ///
    /// - Parameter width: m, across and along the arm.
    static func fields(width: Double) -> BoundaryStore {
        let (spacing, arm) = (0.001, patient.anatomy)
        let count = Int((width / spacing).rounded()) + 1
        let origin = Vector(-width / 2, -width / 2 - 0.085, -0.066)
        return BoundaryStore(origin: origin, spacing: spacing, sizes: (count, count, 81)) { voxels in
            var index = 0
            for z in 0..<81 {
                for y in 0..<count {
                    for x in 0..<count {
                        let below = arm.below(origin + Vector(Double(x), Double(y), Double(z)) * spacing)
                        for face in 0..<5 { voxels[index][face] = Float(below[face]) }
                        index += 1
                    }
                }
            }
        }
    }

    /// The arm, read from those fields.
    static func anatomy(_ store: BoundaryStore) -> Anatomy {
        Anatomy(field: store.field, radius: patient.anatomy.radius, depths: patient.anatomy.depths)
    }

    /// A hand that goes to and fro between two depths, 500 ticks a way, smoothed: s²(3 − 2s).
    static func share(_ index: Int) -> Double {
        let phase = Double(index % 1000) / 500
        let s = phase < 1 ? phase : 2 - phase
        return s * s * (3 - 2 * s)
    }
}
