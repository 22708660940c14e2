import Devices
import Servo
import Space
import Testing

/// The limiter while a clutch is down.
@Suite("a hand that is re-seated") struct ReseatedHandTests {
    static let limits = Limits(force: 8, stiffness: 3000, damping: 20, continuousForce: 4, weight: Vector(0, 0, 1.5))

    /// The force by tick under a weight of 1.5 N.
    private func run(
        _ ticks: Int, clutch: (Int) -> Bool, place: (Int) -> Vector = { _ in Vector(0, 0, 0.01) },
        outside: (Int) -> Bool = { _ in true }
    ) -> [(force: Vector, done: Interlocks)] {
        var limiter = Limiter(limits: Self.limits, period: 0.001, weight: Self.limits.weight)
        return (0..<ticks).map { tick in
            let now = Instant(nanoseconds: Int64(tick) * 1_000_000)
            var input = LimiterInput(force: .zero, place: place(tick), now: now, period: 0.001)
            input.isReseated = clutch(tick)
            input.outside = outside(tick)
            let (command, done) = limiter.limit(input)
            return (command.force, done)
        }
    }

    @Test("feels the force fade to none in a tenth of a second, and come back through the ramp")
    func fades() {
        let turns = run(2000) { $0 >= 1000 && $0 < 1300 }
        #expect(turns[999].force.z == 1.5)
        for tick in 1000..<1100 {
            let fall = turns[tick - 1].force.z - turns[tick].force.z
            #expect(fall > 0 && fall <= 1.5 * 0.001 / Limiter.fadeTime + 1e-12, "tick \(tick): \(fall)")
        }
        #expect(turns[1100..<1300].allSatisfy { $0.force == .zero && $0.done.contains(.deadMan) })
        for tick in 1300..<1800 {
            let rise = turns[tick].force.z - turns[tick - 1].force.z
            #expect(rise >= 0 && rise <= 1.5 * 0.001 / Limiter.rampTime + 1e-12, "tick \(tick): \(rise)")
        }
        #expect(turns[1900].force.z == 1.5)
    }

    @Test("gets none back inside the skin, where the clutch was down to the end of the fade")
    func inside() {
        let turns = run(2000, clutch: { $0 >= 1000 && $0 < 1200 }, outside: { $0 < 1150 })
        #expect(turns[1101...].allSatisfy { $0.force == .zero })
    }

    @Test("that lets the clutch go at once comes back from where the fade was, without a step")
    func short() {
        let turns = run(1600) { $0 >= 1000 && $0 < 1030 }
        #expect(turns[1029].force.z > 0.9)
        let steps = zip(turns[900...], turns[901...]).map { abs($1.force.z - $0.force.z) }
        #expect((steps.max() ?? 1) <= 1.5 * 0.001 / Limiter.fadeTime + 1e-12)
    }
}
