import Devices
import Servo
import Space
import Testing

@Suite("the weight of a device") struct WeightTests {
    let limits = Limits(
        force: 8, stiffness: 3000, damping: 20, continuousForce: 4, weight: Vector(0, 0, 1.5))

    func run(_ ticks: Int, _ place: (Int) -> Vector, deadMan: (Int) -> Bool = { _ in true }) -> [(Vector, Interlocks)] {
        var limiter = Limiter(limits: limits, period: 0.001, weight: limits.weight)
        return (0..<ticks).map { tick in
            var input = LimiterInput(
                force: .zero, place: place(tick), now: Instant(nanoseconds: Int64(tick) * 1_000_000), period: 0.001)
            input.deadMan = deadMan(tick)
            let (command, interlocks) = limiter.limit(input)
            return (command.force, interlocks)
        }
    }

    @Test("it is carried after the ramp, and lifting the hand by a metre takes nothing from the bank")
    func carried() {
        // 1.5 J, fifteen hundred times the bank.
        let turns = run(3000) { Vector(0, 0, Double($0) * 0.0005) }
        #expect(turns.last?.0 == Vector(0, 0, 1.5))
        #expect(turns.allSatisfy { !$0.1.contains(.passivity) })
        let rises = zip(turns, turns.dropFirst()).map { $1.0.z - $0.0.z }
        #expect((rises.max() ?? 1) <= 1.5 * 0.001 / Limiter.rampTime + 1e-12)
    }

    @Test("it is let go of with everything else")
    func released() {
        let turns = run(1000, { _ in .zero }, deadMan: { $0 != 900 })
        #expect(turns[899].0.z == 1.5)
        #expect(turns[900].0 == .zero)
        #expect(turns[901].0.z <= 1.5 * 0.001 / Limiter.rampTime + 1e-12)
    }
}
