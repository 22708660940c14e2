import Collision
import Forces
public import Patients
import Space

/// A random way of the hand that ends where it began, outside the skin, and what it cost.
///
/// The sum is Σ ½(F_k + F_{k+1})·Δx over all axes on 16 steps a tick. A path goes into the arm, moves about there, also
/// sideways, and comes out again, at 1 to 300 mm/s.
public struct ClosedPath: Sendable {
    /// Work of the hand, J, and the sum of its parts without sign.
    public private(set) var net = 0.0
    public private(set) var gross = 0.0

    /// What came back beyond a hundredth of all that moved, J; 0 where nothing did. A nanojoule is let go for the
    /// trapezoids of a path that barely touches.
    public var returned: Double { max(0, -net - 0.01 * gross - 1e-9) }

    /// - Parameters:
    ///   - patient: under the needle.
    ///   - seed: of the path.
    ///   - sideways: moves across the needle too.
    public init(_ patient: Patient, seed: UInt64, sideways: Bool) {
        var walk = Walk(patient, seed: seed)
        // To a random depth, from 1 mm in the skin to bone.
        walk.go(to: Vector(0, -0.085, -0.001 - walk.share() * 0.026), speed: 0.10 + walk.share() * 0.20)
        for _ in 0..<Int(1 + walk.share() * 4) {
            // Slow and fast alike; a leg lasts at most 20 ms.
            let speed = 0.001 + walk.share() * walk.share() * 0.299
            let most = speed * 0.020
            let along = (walk.share() * 2 - 1) * most
            let across = sideways ? (walk.share() * 2 - 1) * most : 0
            let aside = sideways ? (walk.share() * 2 - 1) * most : 0
            walk.go(to: walk.place + Vector(aside, across, along), speed: speed)
        }
        walk.go(to: Vector(0, -0.085, 0.001), speed: 0.10 + walk.share() * 0.20)
        net = walk.net
        gross = walk.gross
    }

    private struct Walk {
        private var model: ForceModel
        private let anatomy: Anatomy
        private var state: UInt64
        private(set) var place = Vector(0, -0.085, 0.001)
        private var last = Vector.zero
        private(set) var net = 0.0
        private(set) var gross = 0.0

        init(_ patient: Patient, seed: UInt64) {
            model = patient.forces
            anatomy = patient.anatomy
            state = seed
        }

        mutating func share() -> Double {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
        }

        mutating func go(to target: Vector, speed: Double) {
            let axis = Vector(0, 0, -1)
            let way = target - place
            let length = way.length
            guard length > 0 else { return }
            let steps = max(1, Int(length / (speed * 0.001) * 16))
            let begin = place
            let along = way.dot(axis) / length * speed
            for step in 1...steps {
                let now = begin + way * (Double(step) / Double(steps))
                let contact = anatomy.contact(tip: now, axis: axis)
                let force = model.step(contact, axis: axis, speed: along, period: 0.001 / 16).force
                let work = -((last + force) * 0.5).dot(now - place)
                net += work
                gross += abs(work)
                last = force
                place = now
            }
        }
    }
}
