import Devices
import Servo
import Space
import Testing

/// What the limiter's account of energy counts, to the tick and the millijoule. A hand in debt that stands still gets no force
/// that grows; any other one 0.1 N a tick, by the creep of 100 N/s.
@Suite("the account of a hand's energy") struct LimiterAccountTests {
    static let creep = 0.0001 * 1000

    /// Under 1 N to the right, of which the hand has moved `way` m to the right.
    private func moved(_ ways: Double...) -> DrivenLimiter {
        var limiter = DrivenLimiter()
        limiter.hold(Vector(1, 0, 0), 50)
        for way in ways { limiter.tick(Vector(1, 0, 0), by: Vector(way, 0, 0)) }
        return limiter
    }

    @Test("what the hand gave is given back to it, and no more")
    func banked() {
        var inCredit = moved(-0.0005, 0.00025)
        #expect(abs(inCredit.rise(to: Vector(2, 0, 0)) - Self.creep) < 1e-9)
        var inDebt = moved(-0.0005, 0.0006)
        #expect(inDebt.rise(to: Vector(2, 0, 0)) == 0)
    }

    @Test("what the hand gave in a tick so late that the force may have been off is not banked")
    func lateGift() {
        var limiter = moved()
        limiter.tick(Vector(1, 0, 0), by: Vector(-0.0005, 0, 0), period: 0.03)
        limiter.hold(Vector(1, 0, 0), 600)
        #expect(limiter.command.force.x == 1)
        limiter.tick(Vector(1, 0, 0), by: Vector(0.00025, 0, 0))
        #expect(limiter.rise(to: Vector(2, 0, 0)) == 0)
    }

    @Test("what the hand took in a tick so late that the force may have been off is owed all the same")
    func lateTake() {
        var limiter = moved()
        limiter.tick(Vector(1, 0, 0), by: Vector(0.0005, 0, 0), period: 0.03)
        limiter.hold(Vector(1, 0, 0), 100)
        #expect(limiter.command.force == .zero)
    }

    @Test("a debt is forgiven outside the skin where there is no force, and nowhere else")
    func forgiven() {
        for outside in [true, false] {
            var limiter = moved(0.0005)
            limiter.tick(.zero, outside: outside, deadMan: false)
            limiter.tick(.zero, outside: true, deadMan: outside)
            limiter.tick(.zero, outside: true)
            limiter.hold(.zero, 600)
            #expect(abs(limiter.rise(to: Vector(1, 0, 0)) - Self.creep) < 1e-9)
        }
        var inside = moved(0.0005)
        inside.hold(.zero, 20)
        #expect(inside.command.force == .zero)
        #expect(inside.rise(to: Vector(1, 0, 0)) == 0)
    }

    @Test(
        "a force that has gone counts for as long as the hand may feel it: the longer delay, and a tick of the motors'",
        arguments: [(0.003, 0.0, 4), (0.001, 0.003, 4), (0.001, 0.0, 2), (0.0014, 0.0, 3)])
    func past(declared: Double, measured: Double, ticks: Int) {
        for late in [0, 1] {
            var limits = DrivenLimiter.limits
            limits.delay = declared
            var limiter = DrivenLimiter(limits, delay: measured)
            limiter.hold(Vector(1, 0, 0), 50)
            limiter.hold(.zero, ticks + late)
            #expect(limiter.command.force == .zero)
            limiter.tick(.zero, by: Vector(0.0001, 0, 0))
            let rise = limiter.rise(to: Vector(1, 0, 0))
            #expect(abs(rise - (late == 0 ? 0 : Self.creep)) < 1e-9, "\(late): \(rise) N")
        }
    }

    @Test("the weight of a device is on no account: lifting it is no debt, and force rises above it as from nothing")
    func weight() {
        let weight = Vector(0, 0, 1.5)
        var limiter = DrivenLimiter(weight: weight)
        #expect(limiter.command.force == weight)
        for _ in 0..<1000 { limiter.tick(.zero, by: Vector(0, 0, 0.0005)) }
        #expect(abs(limiter.rise(to: Vector(0, 0, 3)) - Self.creep) < 1e-9)
        #expect(abs(limiter.rise(to: Vector(0, 0, 3)) - Self.creep) < 1e-9)
    }
}
