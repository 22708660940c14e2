import Devices
import Servo
import Space

/// Feeds limiters of many devices with hostile inputs, and lets a test look at every tick.
enum LimiterRig {
    #if DEBUG
        static let ticks = 200_000
    #else
        static let ticks = 4_000_000
    #endif
    static let episode = 4000

    /// One tick, as a test sees it.
    struct Turn {
        var limits: Limits
        /// The first of a device.
        var isFirst: Bool
        var input: LimiterInput
        var way: Vector
        var before: Vector
        var sent: Vector
        var command: Command
        var interlocks: Interlocks
        /// The stiffness that this device may render now, by the formula, N/m.
        var stiffness: Double
        /// The command before had expired when this one came.
        var lapsed: Bool { input.period > limits.commandLifetime }
    }

    static func limits(_ random: inout SplitMix, weight: Double) -> Limits {
        let force = random.between(0.5, 12)
        return Limits(
            force: force, slew: random.between(500, 3000), stiffness: random.between(200, 5000),
            damping: random.between(1, 30), delay: random.between(0.0005, 0.003),
            continuousForce: force * random.between(0.1, 0.6), peakTime: random.between(0.05, 0.5),
            commandLifetime: random.between(0.002, 0.1), gain: random.between(1, 3),
            weight: Vector(0, 0, weight * force))
    }

    /// A saw over twice what the device bears, and now and then no number.
    private static func plunger(_ index: Int, _ limits: Limits) -> Double {
        if index % 97 == 0 { return .nan }
        if index % 89 == 0 { return index % 2 == 0 ? 1e308 : -.infinity }
        return limits.plungerForce * (Double(index % 400) / 100 - 2)
    }

    /// Runs and returns what `check` complained about first, with the number of ticks that carried force.
    static func run(
        seed: UInt64, weight: Double = 0, tame: Bool = false, _ check: (Turn) -> String?
    ) -> (complaint: String, carrying: Int) {
        var random = SplitMix(seed)
        var (complaint, carrying, total) = ("", 0, 0)
        while total < ticks {
            let limits = limits(&random, weight: weight)
            let period = 0.001
            var limiter = Limiter(limits: limits, period: period, weight: limits.weight)
            var inputs = HostileInputs(seed: random.next(), strength: limits.force * 0.8, tame: tame)
            var (before, place) = (Vector.zero, Vector.zero)
            for index in 0..<episode {
                var input = inputs.next()
                input.plunger = plunger(index, limits)
                input.cue = index % 83 == 0 ? Cue(pop: .nan) : Cue(pop: 0.5, tap: 0.25, texture: 2)
                let (command, interlocks) = limiter.limit(input)
                let longest = input.delay > limits.delay ? input.delay : limits.delay
                let turn = Turn(
                    limits: limits, isFirst: index == 0, input: input,
                    way: index == 0 || input.restarted ? .zero : input.place - place, before: before,
                    sent: command.force, command: command, interlocks: interlocks,
                    stiffness: min(limits.stiffness, limits.damping / (period / 2 + longest)))
                if let found = check(turn), complaint.isEmpty { complaint = "tick \(total): \(found)" }
                if command.force.squaredLength > 0 { carrying += 1 }
                total += 1
                before = command.force
                place = input.place
            }
        }
        return (complaint, carrying)
    }
}
