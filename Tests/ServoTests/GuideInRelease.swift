import Collision
import Devices
import Servo
import Space
import Testing

/// The pull toward an exemplar, against whatever a hand does.
@Suite("the exemplar's guide") struct GuideInRelease {
    /// Straight down through the usual site.
    private static let path = (0..<40).map { Vector(0, -0.085, 0.030 - Double($0) * 0.00125) }
    private static let down = Vector(0, 0, -1)

    private static func guide(largest: Double = 0.5) throws -> Guide {
        try #require(Guide(path: path, entry: Vector(0, -0.085, 0), largest: largest))
    }

    /// What pulls after a time with the tip so far aside, N.
    private static func pull(_ guide: inout Guide, aside: Double, seconds: Double) -> Guide.Pull {
        var last = guide.step(tip: Vector(aside, -0.085, 0.01), axis: down, entered: nil, period: 0.001)
        for _ in 1..<Int(seconds * 1000) {
            last = guide.step(tip: Vector(aside, -0.085, 0.01), axis: down, entered: nil, period: 0.001)
        }
        return last
    }

    @Test(
        "whatever comes in, the pull is finite, within its largest, across the needle, and changes no faster than its slew"
    )
    func bounded() throws {
        var random = SplitMix(11)
        func number(_ size: Double) -> Double { random.between(-size, size) }
        var pulled = 0
        for _ in 0..<40 {
            let largest = abs(number(0.8))
            var path: [Vector] = []
            var place = Vector(number(0.05), number(0.1), 0.03)
            for _ in 0..<(2 + Int(random.next() % 46)) {
                path.append(place)
                place = place + Vector(number(0.002), number(0.002), -abs(number(0.003)))
            }
            var guide = try #require(Guide(path: path, entry: path[path.count / 2], largest: largest))
            var tip = path[0]
            var axis = Self.down
            var last = Vector.zero
            for turn in 0..<4000 {
                tip = turn % 1000 == 999 ? path[0] : tip + Vector(number(0.0004), number(0.0004), number(0.0004))
                if turn % 50 == 0 { axis = Vector(number(0.3), number(0.3), -1).unit(or: Self.down) }
                let hostile = turn % 613 == 0 ? Vector([Double.nan, .infinity, 1e300][turn % 3], 0, 0) : tip
                let period = turn % 97 == 0 ? 0.02 : 0.001
                let entered: Vector? = turn % 7 < 3 ? path[path.count / 2] + Vector(number(0.01), 0, 0) : nil
                let pull = guide.step(tip: hostile, axis: axis, entered: entered, period: period)
                #expect(pull.force.isFinite && pull.deviation.isFinite)
                #expect(pull.force.length <= min(Guide.strongest, largest) * (1 + 1e-12))
                #expect(abs(pull.force.dot(axis)) < 1e-12)
                let rise = pull.force.length - last.length
                #expect(rise <= Guide.slew * period * (1 + 1e-9) + 1e-12)
                if !hostile.isFinite { #expect(pull.force == .zero) }
                if pull.force.length > 0.01 { pulled += 1 }
                last = pull.force
            }
        }
        #expect(pulled > 10_000)
    }

    @Test("it draws toward the path, the more the further the tip is, and not at all within a millimetre")
    func growing() throws {
        var last = 0.0
        for step in 0...12 {
            var guide = try Self.guide()
            let aside = Double(step) * 0.001
            let pull = Self.pull(&guide, aside: aside, seconds: 5)
            #expect(abs(pull.deviation - aside) < 1e-9)
            #expect(pull.force.length >= last - 1e-12)
            if step <= 1 { #expect(pull.force.length < 1e-9) } else { #expect(pull.force.x < 0) }
            last = pull.force.length
        }
        #expect(last > 0.45)
    }

    @Test("its authority fades as the hand comes back to the path, and is gone on it")
    func fading() throws {
        var guide = try Self.guide()
        #expect(Self.pull(&guide, aside: 0.012, seconds: 5).force.length > 0.45)
        let soon = Self.pull(&guide, aside: 0.005, seconds: 0.2).force.length
        let later = Self.pull(&guide, aside: 0.005, seconds: 6).force.length
        #expect(later > 0 && later < soon * 0.7)
        #expect(Self.pull(&guide, aside: 0, seconds: 0.2).force == .zero)
    }

    @Test("a tip that is far from every point of the path is not led")
    func reach() throws {
        var guide = try Self.guide()
        let pull = Self.pull(&guide, aside: 0.05, seconds: 2)
        #expect(pull.force == .zero && pull.deviation == 0)
    }

    @Test("in tissue the path begins where the needle went in")
    func entered() throws {
        var guide = try Self.guide()
        let tip = Vector(0.008, -0.085, -0.010)
        for _ in 0..<3000 {
            let pull = guide.step(tip: tip, axis: Self.down, entered: Vector(0.008, -0.085, 0), period: 0.001)
            #expect(pull.force == .zero && pull.deviation < 1e-9)
        }
    }

    /// A run through the step: 12 mm beside the path, held as a test wants.
    private static func frames(_ guide: Guide?, _ change: (Int, inout Sample) -> Void = { _, _ in }) -> [Frame] {
        var setup = TestArm.setup()
        setup.guide = guide
        var tick = Tick(setup)
        return (0..<4000).map { index in
            let height = index < 3000 ? 0.010 : 0.010 - Double(index - 3000) * 0.00002
            var sample = TestArm.sample(height: height, tick: index)
            sample[.x] = 0.012
            change(index, &sample)
            return tick.step(.sample(sample), at: sample.time, period: 0.001).frame
        }
    }

    @Test("the step sends the pull through the limiter, and scores nothing of it")
    func sent() throws {
        let (with, without) = (Self.frames(try Self.guide()), Self.frames(nil))
        let led = with[2900]
        #expect(led.guidance.x < -0.3 && abs(led.deviation - 0.012) < 0.001)
        #expect((led.sent - led.guidance).length < 1e-9)
        for (a, b) in zip(with, without) {
            #expect(a.force == b.force && a.axial == b.axial && a.depth == b.depth)
            #expect(a.sent.length <= TestArm.limits.force)
        }
        #expect(with.last?.depth ?? 0 > 0)
    }

    @Test("no pull with the dead-man let go, out of range, or after a fault")
    func doubt() throws {
        let guide = try Self.guide()
        let free = Self.frames(guide) { index, sample in if index >= 2000 { sample.buttons = .none } }
        let away = Self.frames(guide) { index, sample in if index >= 2000 { sample.inRange = false } }
        let broken = Self.frames(guide) { index, sample in if index == 2000 { sample[.x] = .nan } }
        for frames in [free, away, broken] {
            #expect(frames[1999].guidance != .zero)
            #expect(frames[2000...2020].allSatisfy { $0.guidance == .zero && $0.sent == .zero })
        }
    }
}
