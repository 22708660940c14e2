import Collision
import Devices
import Poses
import Servo
import Space
import Testing

/// A force device that stands otherwise than the patient: what the hand feels must be the same.
@Suite("a turned device") struct TurnedDeviceTests {
    static let half = 0.5.squareRoot()
    static let turns = [
        Quaternion(w: 0, x: 0, y: 0, z: 1), Quaternion(w: half, x: 0, y: 0, z: -half),
        Quaternion(w: half, x: half, y: 0, z: 0), Quaternion(w: 0.5, x: 0.5, y: 0.5, z: 0.5),
    ]

    /// 10 mm over the skin, then 25 mm down with a drag to the side.
    private static func outputs(_ turn: Quaternion, weight: Vector = .zero) -> [Tick.Output] {
        var limits = TestArm.limits
        limits.weight = turn.inverse.rotate(weight)
        var setup = TestArm.setup(limits: limits)
        let arm = setup.anatomy
        setup.filter = PoseFilter(
            mapping: .direct, registration: Pose(position: Vector(0.01, 0.02, 0.03), rotation: turn),
            chart: SkinChart(radius: arm.radius), centre: (0, -0.065), noise: 0.00005)
        var tick = Tick(setup)
        return (0..<2000).map { index in
            let way = min(0.025, max(0, Double(index - 700) * 0.00005))
            var sample = TestArm.sample(height: 0.010 - way, tick: index)
            let place = Vector(max(0, way - 0.015) * 0.4, sample[.y], sample[.z]) - Vector(0.01, 0.02, 0.03)
            let own = turn.inverse.rotate(place)
            (sample[.x], sample[.y], sample[.z]) = (own.x, own.y, own.z)
            let held = turn.inverse
            (sample[.qw], sample[.qx], sample[.qy], sample[.qz]) = (held.w, held.x, held.y, held.z)
            return tick.step(.sample(sample), at: sample.time, period: 0.001)
        }
    }

    @Test(
        "is told the force in its own frame, and the patient's is the same as on one that stands upright",
        arguments: turns)
    func told(turn: Quaternion) {
        let (upright, turned) = (Self.outputs(.identity), Self.outputs(turn))
        var aside = 0.0
        for (a, b) in zip(upright, turned) {
            #expect((turn.rotate(b.command.force) - b.frame.sent).length < 1e-9, "tick \(a.frame.tick)")
            // A limiter that is at its bounds makes more of the last bit of a place.
            #expect((a.frame.sent - b.frame.sent).length < 0.02, "tick \(a.frame.tick)")
            aside = max(aside, abs(a.command.force.x))
        }
        #expect(aside > 0.05 && (upright.last?.command.force.z ?? 0) > 0.1, "\(aside)")
    }

    @Test("has its own weight carried upward, however it stands", arguments: turns)
    func weight(turn: Quaternion) throws {
        let output = Self.outputs(turn, weight: Vector(0, 1.5, 0))[650]
        #expect((turn.rotate(output.command.force) - Vector(0, 1.5, 0)).length < 1e-9)
    }
}
