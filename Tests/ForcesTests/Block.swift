import Collision
import Forces
import Patients
import Space
import TestSupport

/// A needle over a block of layers, upright unless it is told otherwise.
struct Block {
    var model: ForceModel
    var structures: [StructureContact] = []
    /// Outer faces of skin, fat, fascia, muscle and bone, m.
    var faces: InlineArray<5, Double> = [0, 0.002, 0.007, 0.0076, 0.025]
    private(set) var travel = -0.001

    init(_ needle: Needle = ShippedPresets.needle(), condition: Condition = Condition()) {
        model = ShippedPresets.human.forces(of: needle, in: condition)
    }

    /// Moves to `target` m at `speed` m/s; every reaction on the way.
    mutating func move(
        to target: Double, speed: Double = 0.01, axis: Vector = Vector(0, 0, -1), period: Double = 0.001
    ) -> [Reaction] {
        var reactions: [Reaction] = []
        let sign = target > travel ? 1.0 : -1.0
        while (target - travel) * sign > 1e-12 {
            reactions.append(
                tick(at: travel + sign * min(speed * period, abs(target - travel)), speed: sign * speed, axis: axis))
        }
        return reactions
    }

    mutating func tick(
        at place: Double, speed: Double, axis: Vector = Vector(0, 0, -1), aside: Vector = .zero
    ) -> Reaction {
        travel = place
        var contact = Contact()
        contact.travel = place
        contact.entry = aside
        contact.faces = faces
        contact.steepness = 1
        for (index, structure) in structures.enumerated() {
            contact.structures[index] = structure
            contact.structureCount = index + 1
        }
        return model.step(contact, axis: axis, speed: speed, period: 0.001)
    }
}
