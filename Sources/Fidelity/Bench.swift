import Collision
import Forces
import Patients
import Space

/// A needle on a motor over a block or an arm: moves it, and keeps what the model answers.
struct Bench {
    /// One tick. Lengths in m, forces in N.
    struct Point {
        var time, travel, depth, dimple, axial, tip: Double
        var ruptured: Int
        /// When that was, inside the tick, s.
        var instant: Double
        var bent, onBone, inVein: Bool
    }

    private var model: ForceModel
    private let contact: (Vector) -> Contact
    private let axis: Vector
    private let entry: Vector
    var period = 0.001
    private(set) var points: [Point] = []
    private(set) var travel = -0.001
    private var time = 0.0

    /// An arm, the needle leaning along it.
    init(_ patient: Patient, degrees: Double = 90) {
        model = patient.forces
        let turn = CircularFunctions((90 - degrees) * Double.pi / 180)
        let axis = Vector(0, turn.sine, -turn.cosine)
        self.axis = axis
        entry = Vector(0, -0.085, 0)
        let anatomy = patient.anatomy
        contact = { anatomy.contact(tip: $0, axis: axis) }
    }

    /// A block whose layers end at `faces`, m, and through which a vein runs.
    init(_ model: ForceModel, faces: InlineArray<5, Double>, vein: ClosedRange<Double>? = nil) {
        self.model = model
        axis = Vector(0, 0, -1)
        entry = .zero
        contact = { tip in
            var contact = Contact()
            contact.travel = -tip.z
            contact.faces = faces
            contact.steepness = 1
            if let vein {
                contact.structures[0] = StructureContact(
                    kind: .vessel, index: 0, distance: 0, near: vein.lowerBound, far: vein.upperBound)
                contact.structureCount = 1
            }
            return contact
        }
    }

    /// Moves to `target` m of travel at `speed` m/s.
    mutating func move(to target: Double, speed: Double) {
        let sign = target > travel ? 1.0 : -1.0
        while (target - travel) * sign > 1e-12 {
            tick(at: travel + sign * min(speed * period, abs(target - travel)), speed: sign * speed)
        }
    }

    /// Rests.
    mutating func hold(_ seconds: Double) {
        for _ in 0..<Int((seconds / period).rounded()) { tick(at: travel, speed: 0) }
    }

    /// One tick at a place, with the speed that it is told.
    mutating func tick(at place: Double, speed: Double) {
        travel = place
        time += period
        let contact = contact(entry + axis * place)
        let reaction = model.step(contact, axis: axis, speed: speed, period: period)
        points.append(
            Point(
                time: time, travel: contact.travel, depth: reaction.depth, dimple: reaction.dimple,
                axial: reaction.axial, tip: reaction.tip, ruptured: reaction.ruptured,
                instant: time - reaction.sinceRupture, bent: reaction.bent, onBone: reaction.onBone,
                inVein: reaction.inVein))
    }

    /// The tick in which a layer's outer face gave way.
    func rupture(of layer: Int) -> Int? { points.firstIndex { $0.ruptured == layer } }

    /// Largest axial force up to the skin's rupture, N; not a number where it never ruptured.
    var skinPeak: Double {
        rupture(of: 1).flatMap { points[...$0].map(\.axial).max() } ?? .nan
    }

    /// Work of the hand from one tick to another, J.
    func work(_ range: Range<Int>) -> Double {
        zip(points[range], points[range].dropFirst())
            .map { ($0.axial + $1.axial) / 2 * ($1.travel - $0.travel) }.reduce(0, +)
    }
}
