import Devices
import Servo
import Space
import Testing

@Suite struct HostileSamplesInRelease {
    #if DEBUG
        static let ticks = 300_000
    #else
        static let ticks = 10_000_000
    #endif
    static let episode = 4000

    @Test("hostile samples never give a command beyond the profile's force, slew or finite limits")
    func hostileSamples() {
        var random = SplitMix(2026)
        var carrying = 0
        var seen = [UInt32: Int]()
        var worst = ""
        var total = 0
        var number: UInt64 = 0
        while total < Self.ticks {
            number += 1
            let limits = Self.limits(&random, number)
            var hand = HostileHand(seed: number, rarity: 300 + 37 * (number % 100))
            var tick = Tick(TestArm.setup(limits: limits, gauge: number % 3 == 0 ? 18 : 25))
            var last = Vector.zero
            var now = Instant.zero
            tick.clearFault()
            for _ in 0..<Self.episode {
                let (reading, period) = hand.next()
                now = now + 1_000_000
                let output = tick.step(reading, at: now, period: period)
                let force = output.command.force
                total += 1
                if let complaint = Self.complaint(force, last, limits, period, output) { worst = complaint }
                if force.squaredLength > 0 { carrying += 1 }
                var bits = output.frame.interlocks.bits
                while bits != 0 {
                    let bit = bits & (0 &- bits)
                    seen[bit, default: 0] += 1
                    bits ^= bit
                }
                if output.frame.fault.isLasting { tick.clearFault() }
                last = force
            }
        }
        #expect(worst == "")
        #expect(Double(carrying) >= 0.3 * Double(total), "only \(carrying) of \(total) ticks carried force")
        let least = 1000 * Self.ticks / 10_000_000
        for (name, interlock) in Self.interlocks {
            #expect(
                seen[interlock.bits, default: 0] >= least, "\(name) fired \(seen[interlock.bits, default: 0]) times")
        }
    }

    static let interlocks: [(String, Interlocks)] = [
        ("fault", .fault), ("dead-man", .deadMan), ("waiting outside", .waitingOutside), ("ramp", .ramp),
        ("stiffness", .stiffness), ("slew", .slew), ("magnitude", .magnitude), ("passivity", .passivity),
        ("heat", .heat),
    ]

    /// Devices from tiny to strong, so that every limit is met.
    static func limits(_ random: inout SplitMix, _ number: UInt64) -> Limits {
        let force = number % 2 == 0 ? random.between(0.1, 1) : random.between(1, 12)
        return Limits(
            force: force, slew: random.between(100, 3000), stiffness: random.between(300, 5000),
            damping: random.between(1, 30), delay: random.between(0.0005, 0.003),
            continuousForce: force * random.between(0.05, 0.5), peakTime: random.between(0.05, 0.5),
            gain: random.between(1, 3))
    }

    static func complaint(
        _ force: Vector, _ last: Vector, _ limits: Limits, _ period: Double, _ output: Tick.Output
    ) -> String? {
        guard force.isFinite else { return "not finite: \(force)" }
        let size = force.length
        if size > limits.force * (1 + 1e-9) { return "\(size) N with a limit of \(limits.force) N" }
        let seconds = period > 0 && period < 10 ? period : 0.001
        let most = limits.slew * seconds * (1 + 1e-9) + 1e-12
        let change = (force - last).length
        if change > most {
            // Only a release may be faster, and only one that an interlock asked for.
            if size > last.length + 1e-12 { return "rose by \(change) N, slew allows \(most) N" }
            let releasing: UInt32 = [Interlocks.fault, .deadMan, .waitingOutside, .passivity, .heat, .magnitude]
                .reduce(0) { $0 | $1.bits }
            if output.frame.interlocks.bits & releasing == 0 { return "fell by \(change) N without an interlock" }
        }
        if output.frame.fault.isFault && size > 0 { return "force under the fault \(output.frame.fault)" }
        return nil
    }
}
