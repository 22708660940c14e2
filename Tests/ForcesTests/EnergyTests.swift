import Collision
import Forces
import Patients
import Space
import Testing

@Suite struct EnergyTests {
    /// Work that the hand does on a closed path, J, and the sum of its parts without sign, by trapezoids on 16 steps a tick.
    func cycle(seed: UInt64, sideways: Bool) -> (net: Double, gross: Double) {
        let patient = usual()
        var model = patient.forces
        var random = seed
        func next() -> Double {
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(random >> 33) / Double(UInt32.max >> 1)
        }
        let start = Vector(0, -0.085, 0.002)
        var place = start
        var last = Vector.zero
        var net = 0.0
        var gross = 0.0
        func go(to target: Vector, speed: Double) {
            let way = target - place
            let steps = max(1, Int(way.length / (speed * 0.001)))
            let begin = place
            for tick in 1...steps {
                for sub in 1...16 {
                    let share = (Double(tick - 1) + Double(sub) / 16) / Double(steps)
                    let now = begin + way * share
                    let axis = Vector(0, 0, -1)
                    let contact = patient.anatomy.contact(tip: now, axis: axis)
                    let towards = way.length > 0 ? way.dot(axis) / way.length * speed : 0
                    let force = model.step(contact, axis: axis, speed: towards, period: 0.001 / 16).force
                    let work = -((last + force) * 0.5).dot(now - place)
                    net += work
                    gross += abs(work)
                    last = force
                    place = now
                }
            }
        }
        for _ in 0..<Int(2 + next() * 5) {
            let target = Vector(sideways ? (next() - 0.5) * 0.004 : 0, -0.085, 0.002 - next() * 0.020)
            go(to: target, speed: 0.003 + next() * 0.29)
        }
        go(to: start, speed: 0.01 + next() * 0.2)
        return (net, gross)
    }

    @Test("no closed path gives energy back", arguments: [false, true])
    func closedPaths(sideways: Bool) {
        var worst = 0.0
        for seed in 1...400 {
            let sum = cycle(seed: UInt64(seed), sideways: sideways)
            // One per cent of what moved, and a nanojoule for the trapezoids of a path that barely touches.
            worst = min(worst, sum.net + 0.01 * sum.gross + 1e-9)
        }
        #expect(worst >= 0, "\(worst) J")
    }
}
