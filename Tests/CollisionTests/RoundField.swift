import Collision
import Space

/// A round limb as fields, to compare with its formula.
enum RoundField {
    static let limb = Anatomy(
        radius: 0.036, fat: 0.002, fascia: 0.0065, muscle: 0.0071, bone: 0.025, boneRadius: 0.011)

    /// - Parameters: half the width of the grid and its spacing, m.
    static func store(reach: Double = 0.030, spacing: Double = 0.001) -> BoundaryStore {
        let count = Int((2 * reach / spacing).rounded()) + 1
        let deep = Int((0.050 / spacing).rounded()) + 1
        let origin = Vector(-reach, -reach, -0.040)
        return unsafe BoundaryStore(origin: origin, spacing: spacing, sizes: (count, count, deep)) { voxels in
            var index = 0
            for z in 0..<deep {
                for y in 0..<count {
                    for x in 0..<count {
                        let below = limb.below(origin + Vector(Double(x), Double(y), Double(z)) * spacing)
                        for face in 0..<5 { unsafe voxels[index][face] = Float(below[face]) }
                        index += 1
                    }
                }
            }
        }
    }

    static func anatomy(_ store: BoundaryStore) -> Anatomy {
        Anatomy(field: store.field, radius: limb.radius, depths: limb.depths)
    }
}
