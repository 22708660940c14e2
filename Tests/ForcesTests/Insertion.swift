import Collision
import Forces
import Patients
import Space
import TestSupport

/// Pushes a needle through a patient's skin at one place and keeps what the model answers.
struct Insertion {
    struct Point {
        var time, travel, depth, dimple, axial, tip: Double
        var ruptured: Int
        var layer: Int
    }
    var model: ForceModel
    let anatomy: Anatomy
    let axis: Vector
    let entry: Vector
    var period = 0.001
    private(set) var points: [Point] = []
    private(set) var travel = -0.001
    private var time = 0.0

    /// - Parameter degrees: between needle and skin, leaning along the arm.
    init(_ patient: Patient, degrees: Double = 90, y: Double = -0.085) {
        model = patient.forces
        anatomy = patient.anatomy
        let turn = CircularFunctions((90 - degrees) * Double.pi / 180)
        axis = Vector(0, turn.sine, -turn.cosine)
        entry = Vector(0, y, 0)
    }

    /// Moves to `target` m of travel at `speed` m/s.
    mutating func move(to target: Double, speed: Double) {
        let sign = target > travel ? 1.0 : -1.0
        while (target - travel) * sign > 1e-12 {
            let step = min(speed * period, abs(target - travel))
            tick(at: travel + sign * step, speed: sign * speed)
        }
    }

    mutating func hold(_ seconds: Double) {
        for _ in 0..<Int((seconds / period).rounded()) { tick(at: travel, speed: 0) }
    }

    mutating func tick(at place: Double, speed: Double) {
        travel = place
        time += period
        let contact = anatomy.contact(tip: entry + axis * place, axis: axis)
        let r = model.step(contact, axis: axis, speed: speed, period: period)
        points.append(
            Point(
                time: time, travel: contact.travel, depth: r.depth, dimple: r.dimple, axial: r.axial, tip: r.tip,
                ruptured: r.ruptured, layer: r.layer))
    }
}

/// A woman of 72 with a body mass index of 20.5, and a 25G × 25 mm needle.
func usual(gauge: Int = 25, length: Double = 0.025, tip: Needle.Tip = .lubricated) -> Patient {
    Patient(
        deltoid: Person(sex: .female, age: 72, bmi: 20.5),
        needle: ShippedPresets.needle(gauge, length: length, tip: tip), presets: ShippedPresets.human)
}
