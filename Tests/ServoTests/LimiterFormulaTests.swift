import Devices
import Servo
import Space
import Testing

/// The limiter's numbers against its formulas, worked out here by themselves.
@Suite("the limiter's numbers") struct LimiterFormulaTests {
    @Test("the stiffness is what the damping that is left can carry over half a tick and the longer delay")
    func stiffness() {
        let limits = Limits(
            force: 8, stiffness: 1e6, damping: 20, delay: 0.001, continuousForce: 4, gain: 2)
        let limiter = Limiter(limits: limits, period: 0.002, drag: 3)
        // The drag is shown twice as large by the gain: 14 N·s/m over 1 ms and the delay.
        #expect(abs(limiter.stiffness(delay: 0) - 14 / 0.002) < 1e-6)
        #expect(abs(limiter.stiffness(delay: 0.006) - 14 / 0.007) < 1e-6)
        #expect(Limiter(limits: limits, period: 0.002, drag: 11).stiffness(delay: 0) == 0)
    }

    @Test("the plunger's force comes with the ramp")
    func plunger() {
        var limiter = Limiter(limits: DrivenLimiter.limits, period: 0.001)
        for tick in 1...600 {
            var input = LimiterInput(
                force: .zero, place: .zero, now: Instant(nanoseconds: Int64(tick) * 1_000_000), period: 0.001)
            input.plunger = 1
            let told = limiter.limit(input).command.plunger
            #expect(abs(told - min(1, Double(tick) * 0.001 / Limiter.rampTime)) < 1e-9, "tick \(tick): \(told) N")
        }
    }

    @Test("the largest force is there for three quarters of the heat budget, and the continuous one for ever")
    func heat() {
        let limits = Limits(force: 4, stiffness: 3000, damping: 20, continuousForce: 2, peakTime: 0.2)
        var limiter = DrivenLimiter(limits)
        // N²·s: 16 N² less the 4 N² that the motors bear, for the peak time.
        let budget = (16.0 - 4) * 0.2
        var heat = 0.0
        var hottest = 0.0
        for _ in 0..<5000 {
            limiter.tick(Vector(0, 0, 4))
            let force = limiter.command.force.z
            if abs(force - 4) < 1e-9 { hottest = heat }
            heat = max(0, heat + (force * force - 4) * 0.001)
        }
        #expect(abs(hottest - 0.75 * budget) <= 12 * 0.001, "\(hottest) of \(budget) N²·s")
        #expect(abs(limiter.command.force.z - 2) < 0.01, "\(limiter.command.force.z) N")
    }
}
