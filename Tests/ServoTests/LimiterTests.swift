import Devices
import Servo
import Space
import Testing

@Suite struct LimiterTests {
    /// Steps a tick along heights and gives the frames.
    func run(
        _ heights: [Double], buttons: (Int) -> Buttons = { _ in .deadMan }, limits: Limits = TestArm.limits
    ) -> [Frame] {
        var tick = Tick(TestArm.setup(limits: limits))
        return heights.enumerated().map { index, height in
            let sample = TestArm.sample(height: height, tick: index, buttons: buttons(index))
            return tick.step(.sample(sample), at: sample.time, period: 0.001).frame
        }
    }

    /// From 5 mm over the skin for `rest` ticks, then down at `speed` m/s to `depth` m.
    func approach(rest: Int = 600, speed: Double = 0.05, to depth: Double = 0.012) -> [Double] {
        let way = Int((0.005 + depth) / speed * 1000)
        return Array(repeating: 0.005, count: rest) + (0...way).map { 0.005 - Double($0) * speed * 0.001 }
    }

    @Test("a hand that starts inside the skin feels nothing until it has been outside")
    func startsInside() {
        let frames = run(Array(repeating: -0.002, count: 100) + approach())
        #expect(frames[0..<100].allSatisfy { $0.sent == .zero && $0.interlocks.contains(.waitingOutside) })
        #expect(frames.last.map { $0.sent.z > 0.05 } == true)
    }

    @Test("letting go of the dead-man is zero force in the same tick, and holding it again inside gives none back")
    func deadMan() {
        let heights = approach() + Array(repeating: -0.012, count: 100)
        let release = heights.count - 60
        let frames = run(heights) { $0 >= release && $0 < release + 10 ? .none : .deadMan }
        #expect(frames[release - 1].sent != .zero)
        #expect(frames[release...].allSatisfy { $0.sent == .zero })
    }

    @Test("a jump of the pose is a fault, zero force at once, and heals only outside the skin")
    func jump() {
        let heights =
            approach() + [0.3] + Array(repeating: -0.012, count: 300) + Array(repeating: 0.01, count: 700)
            + approach(rest: 0)
        let frames = run(heights)
        let at = approach().count
        #expect(frames[at].fault == .jump)
        #expect(frames[at].sent == .zero)
        #expect(frames[at..<(at + 301)].allSatisfy { $0.sent == .zero })
        #expect(frames.last.map { !$0.fault.isFault && $0.sent.z > 0.05 } == true)
    }

    @Test(
        "what was measured while its answer was on the way has not jumped, and no delay excuses a jump",
        arguments: [
            (0.0, true), (0.004, false), (.nan, true), (-1, true), (.infinity, false),
        ])
    func delayed(delay: Double, isFault: Bool) {
        var tick = Tick(TestArm.setup())
        // 1 m/s, and of 6 ms only 2 counted between two questions: the rest passed until the second was answered.
        func fault(over way: Double) -> Fault {
            var last = Fault.none
            for index in 0..<300 {
                var sample = TestArm.sample(height: index < 299 ? 0.150 : 0.150 - way, tick: index)
                if index == 299 { sample.delay = delay }
                last = tick.step(.sample(sample), at: sample.time, period: index == 299 ? 0.002 : 0.001).frame.fault
            }
            tick = Tick(TestArm.setup())
            return last
        }
        #expect((fault(over: 0.006) == .jump) == isFault)
        #expect(fault(over: 0.110) == .jump)
    }

    @Test("an emergency stop holds until it is cleared")
    func emergencyStop() {
        var tick = Tick(TestArm.setup())
        var index = 0
        func step(_ heights: [Double], _ tick: inout Tick) -> Frame? {
            var last: Frame?
            for height in heights {
                let sample = TestArm.sample(height: height, tick: index)
                last = tick.step(.sample(sample), at: sample.time, period: 0.001).frame
                index += 1
            }
            return last
        }
        #expect((step(approach(), &tick)?.sent.z ?? 0) > 0)
        tick.emergencyStop()
        let stopped = step([-0.012] + Array(repeating: 0.01, count: 2000), &tick)
        #expect(stopped?.fault == .emergencyStop && stopped?.sent == .zero)
        tick.clearFault()
        #expect((step(approach(), &tick)?.sent.z ?? 0) > 0)
    }

    @Test("the felt force never rises faster than the device's stiffness allows")
    func stiffness() {
        // Bone is 10 N/mm; the device renders 1 N/mm.
        let soft = Limits(force: 12, stiffness: 1000, damping: 20, continuousForce: 6)
        let heights = approach(speed: 0.1, to: 0.027)
        let frames = run(heights, limits: soft)
        var limited = 0
        for (before, after) in zip(frames, frames.dropFirst()) {
            let rise = after.sent.length - before.sent.length
            let way = (after.tip - before.tip).length
            #expect(rise <= 1000 * way + 100 * 0.001 + 1e-9)
            if after.interlocks.contains(.stiffness) { limited += 1 }
        }
        #expect(limited > 0)
    }

    /// At rest in tissue, then one tick that comes late, then `after` ticks as before.
    private func stall(_ seconds: Double, after: Int) -> [Frame] {
        var tick = Tick(TestArm.setup())
        var now = 0.0
        return (approach() + Array(repeating: -0.012, count: 100 + after)).enumerated().map { index, height in
            let late = index == approach().count + 100
            now += late ? seconds : 0.001
            let sample = TestArm.sample(height: height, tick: Int(now * 1000))
            return tick.step(.sample(sample), at: sample.time, period: late ? seconds : 0.001).frame
        }
    }

    @Test("after a stall the hand gets no force back in tissue, however long it was", arguments: [0.051, 0.3, 9])
    func stalled(seconds: Double) {
        let frames = stall(seconds, after: 1000)
        #expect(frames[frames.count - 1001].sent.z > 0.05)
        #expect(frames.suffix(1000).allSatisfy { $0.sent == .zero })
        #expect(frames[frames.count - 1000].fault == .late)
    }

    @Test("a hiccup in which the command expired begins the ramp anew")
    func hiccup() {
        let frames = stall(0.03, after: 600)
        let before = frames[frames.count - 601].sent.z
        let after = frames.suffix(600).map(\.sent.z)
        #expect(before > 0.05 && after[0] < before * 0.1 && after[200] < before * 0.6)
        #expect(after[0] < after[200] && after[200] < after[599])
    }

    @Test("a command expires after the profile's lifetime")
    func expiry() {
        var tick = Tick(TestArm.setup())
        let sample = TestArm.sample(height: 0.01, tick: 7)
        let output = tick.step(.sample(sample), at: Instant(nanoseconds: 7_000_000), period: 0.001)
        #expect(output.command.expires == Instant(nanoseconds: 27_000_000))
    }
}
