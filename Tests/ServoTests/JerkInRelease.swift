import Devices
import Servo
import Space
import Testing

/// The patient's own jerk, as a hand on a force device feels it.
@Suite("the patient's jerk") struct JerkInRelease {
    @Test("whatever is asked for, it is finite, at most 3 N, across the needle, and over after 0.2 s")
    func bounded() {
        var random = SplitMix(5)
        for _ in 0..<2000 {
            var jerk = Jerk()
            jerk.begin(UInt32(truncatingIfNeeded: random.next()))
            var left = Jerk.duration
            for turn in 0..<400 {
                let axis =
                    turn % 61 == 60
                    ? Vector([Double.nan, .infinity, 0][turn % 3], 0, 0)
                    : Vector(random.between(-1, 1), random.between(-1, 1), -1).unit(or: Vector(0, 0, -1))
                let force = jerk.step(axis: axis, period: 0.001)
                #expect(force.isFinite && force.length <= Jerk.strongest * (1 + 1e-12))
                if axis.isFinite { #expect(abs(force.dot(axis)) < 1e-9) }
                left -= 0.001
                if left < -1e-9 { #expect(force == .zero) }
            }
        }
    }

    @Test("asking takes the nearest tenth above, and no more than the largest")
    func asked() {
        for (force, peak) in [(0.0, 0.0), (-1, 0), (0.5, 0.5), (0.51, 0.6), (3, 3), (1e9, 3), (.infinity, 3)] {
            let controls = Controls()
            controls.ask(jerk: force)
            var jerk = Jerk()
            jerk.begin(controls.take())
            #expect(jerk.peak == peak, "\(force)")
        }
    }

    /// A needle that goes in 15 mm and stays; a jerk of 2 N is asked for at tick 1500.
    private static func frames(
        asks: Bool, _ change: (Int, inout Sample) -> Void = { _, _ in }
    ) -> [(frame: Frame, command: Command)] {
        var tick = Tick(TestArm.setup())
        let controls = Controls()
        return (0..<2500).map { index in
            let height = 0.010 - min(0.025, max(0, Double(index - 200) * 0.00005))
            var sample = TestArm.sample(height: height, tick: index)
            change(index, &sample)
            if index == 1500 && asks { controls.ask(jerk: 2) }
            var input = TickInput()
            input.tick = UInt64(index)
            input.now = sample.time
            input.span = 1_000_000
            input.asked = controls.take()
            input.reading = .sample(sample)
            let output = tick.step(input)
            return (output.frame, output.command)
        }
    }

    @Test("the step sends it through the limiter while the needle is in, pops once, and scores nothing of it")
    func sent() {
        let (with, without) = (Self.frames(asks: true), Self.frames(asks: false))
        var most = 0.0
        for (a, b) in zip(with, without) {
            #expect(a.frame.force == b.frame.force && a.frame.depth == b.frame.depth)
            let push = (a.command.force - b.command.force).length
            most = max(most, push)
            if !(1500...1700).contains(a.frame.tick) { #expect(push < 1e-9, "tick \(a.frame.tick)") }
            #expect(a.command.cue.pop == b.command.cue.pop || a.frame.tick == 1500)
        }
        #expect(with[1500].frame.depth > 0.005)
        #expect(with[1500].command.cue.pop == 1)
        #expect(most > 1.9 && most <= 2 + 1e-9, "\(most) N")
    }

    @Test("outside the skin, with the dead-man let go, or out of range, nothing is felt")
    func doubt() {
        for change in [
            { (_: Int, sample: inout Sample) in sample[.z] = 0.01 },
            { (index: Int, sample: inout Sample) in if index >= 1490 { sample.buttons = .none } },
            { (index: Int, sample: inout Sample) in if index >= 1490 { sample.inRange = false } },
        ] {
            let (with, without) = (Self.frames(asks: true, change), Self.frames(asks: false, change))
            for (a, b) in zip(with, without) { #expect(a.command == b.command) }
        }
    }
}
