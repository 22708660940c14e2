import Collision
import Fidelity
import Patients
import Space
import TestSupport
import Testing

/// No energy from nothing.
@Suite struct ClosedPathsInRelease {
    #if DEBUG
        static let paths = 400
    #else
        static let paths = 100_000
    #endif

    /// A needle over a site, and where on its chart the paths begin.
    struct Place: Sendable {
        var patient: Patient
        var at: (x: Double, y: Double)
    }

    /// Thin and thick, new and dry, long and short; arm, thigh and the bend of the elbow with its vein.
    static let places: [Place] = {
        func place(_ site: Site, _ needle: Needle, _ at: (Double, Double), _ seed: UInt64?) -> Place {
            var presets = ShippedPresets.human
            presets.site = ShippedPresets.site(site)
            return Place(
                patient: Patient(
                    of: Person(sex: .female, age: 72, bmi: 20.5), needle: needle, presets: presets,
                    condition: Condition(site: presets.site.skin, seed: seed)), at: at)
        }
        return [
            place(.deltoid, ShippedPresets.needle(22), (0, -0.085), 22),
            place(.deltoid, ShippedPresets.needle(25), (0, -0.085), 25),
            place(.deltoid, ShippedPresets.needle(25, tip: .dry), (0.004, -0.055), 3),
            place(.deltoid, ShippedPresets.needle(27, length: 0.013), (-0.006, -0.060), nil),
            place(.vastusLateralis, ShippedPresets.needle(22, length: 0.038), (0, 0), 7),
            place(.antecubitalFossa, ShippedPresets.needle(21, length: 0.038), (0, 0), 11),
            place(.antecubitalFossa, ShippedPresets.needle(23, tip: .hooked), (0.003, -0.010), 12),
        ]
    }()

    /// The deltoid as distances on a grid, as an import makes them.
    static let grid: (store: BoundaryStore, anatomy: Anatomy) = {
        let arm = places[1].patient
        let (reach, spacing) = (0.018, 0.001)
        let (count, deep) = (Int((2 * reach / spacing).rounded()) + 1, 51)
        let origin = Vector(-reach, -reach - 0.085, -0.045)
        let store = unsafe BoundaryStore(origin: origin, spacing: spacing, sizes: (count, count, deep)) { voxels in
            for index in 0..<voxels.count {
                let (x, y, z) = (index % count, index / count % count, index / (count * count))
                let below = arm.anatomy.below(origin + Vector(Double(x), Double(y), Double(z)) * spacing)
                for face in 0..<5 { unsafe voxels[index][face] = Float(below[face]) }
            }
        }
        return (store, Anatomy(field: store.field, radius: arm.anatomy.radius, depths: arm.anatomy.depths))
    }()

    private static func worst(
        _ freedoms: [ClosedPath.Freedom], of paths: Int = paths
    ) async -> (fine: Double, held: Double) {
        await withTaskGroup(of: (Double, Double).self) { group in
            for part in 0..<8 {
                group.addTask {
                    var worst = (0.0, 0.0)
                    for seed in stride(from: part, to: paths, by: 8) {
                        let number = seed / 8 % (places.count + 1)
                        let place = places[number == places.count ? 1 : number]
                        let path = ClosedPath(
                            place.patient, seed: UInt64(seed), freedoms[seed / 64 % freedoms.count], at: place.at,
                            anatomy: number == places.count ? grid.anatomy : nil)
                        worst = (max(worst.0, path.returned), max(worst.1, path.heldReturned))
                    }
                    return worst
                }
            }
            var all = (0.0, 0.0)
            for await part in group { all = (max(all.0, part.0), max(all.1, part.1)) }
            return (all.0, all.1)
        }
    }

    @Test("100,000 random closed paths, along and across the needle, give no energy back")
    func energy() async {
        let worst = await Self.worst([[], .sideways, .sideways])
        #expect(worst.fine == 0, "\(worst.fine) J")
        #expect(worst.held == 0, "sampled and held, beyond ½·K·ΣΔx²: \(worst.held) J")
    }

    @Test("a slow needle that rests for seconds and comes back into its own track gives no energy back")
    func unhurried() async {
        let worst = await Self.worst([.unhurried, [.unhurried, .sideways]], of: Self.paths / 40)
        #expect(worst.fine == 0, "\(worst.fine) J")
        #expect(worst.held == 0, "sampled and held, beyond ½·K·ΣΔx²: \(worst.held) J")
    }

    @Test("an edge of the force allows itself nothing: the stiffness of a path is bounded by the presets")
    func bounded() {
        // Bone of 10 N/mm, a hub that lets go with 6, friction of 2.9, and the tissue across 25 mm of needle.
        #expect((19_000...20_000).contains(ClosedPath.stiffest(Self.places[1].patient)))
    }

    @Test("a needle that turns in the tissue gives no energy back, its moment's work counted")
    func turning() async {
        let worst = await Self.worst([.turning, [.turning, .sideways]], of: Self.paths / 4)
        #expect(worst.fine == 0, "\(worst.fine) J")
    }
}
