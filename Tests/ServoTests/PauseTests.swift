import Devices
import Servo
import Space
import Testing

@Suite("a procedure that is held") struct PauseTests {
    /// A run of one arm: a press into the arm, requests at some ticks, and what came of it.
    private struct Arm: ~Copyable {
        var tick = Tick(TestArm.setup())
        var index = 0

        mutating func step(_ heights: [Double], asking: Controls.Request? = nil) -> [Frame] {
            var frames: [Frame] = []
            for (number, height) in heights.enumerated() {
                var input = TickInput()
                let sample = TestArm.sample(height: height, tick: index)
                input.tick = UInt64(index)
                input.now = sample.time
                input.span = 1_000_000
                input.reading = .sample(sample)
                if number == 0, let asking { input.asked = asking.rawValue }
                index += 1
                frames.append(tick.step(input).frame)
            }
            return frames
        }
    }

    private static let down = (0...340).map { 0.005 - Double($0) * 0.00005 }
    private static let outside = Array(repeating: 0.005, count: 600)
    private static let inside = Array(repeating: -0.012, count: 400)

    @Test("in a pause the force fades within 100 ms without a jolt, and no tick after that has any")
    func fades() {
        var arm = Arm()
        let before = arm.step(Self.outside + Self.down)
        let force = before.last?.sent.length ?? 0
        #expect(force > 0.05)
        let held = arm.step(Self.inside, asking: .pause)
        #expect(held.allSatisfy { $0.marks.contains(.paused) })
        #expect(held.allSatisfy { $0.fault == .none })
        let sizes = held.map(\.sent.length)
        #expect(sizes[0] > 0.9 * force)
        let rises = zip(sizes, sizes.dropFirst()).filter { $1 > $0 + 1e-9 }
        #expect(rises.isEmpty)
        #expect(held.dropFirst(101).allSatisfy { $0.sent == .zero })
    }

    @Test("after a pause the force comes back only outside the skin, through the ramp")
    func returns() {
        var arm = Arm()
        _ = arm.step(Self.outside + Self.down)
        _ = arm.step(Self.inside, asking: .pause)
        let stillInside = arm.step(Self.inside, asking: .proceed)
        #expect(stillInside.allSatisfy { $0.sent == .zero })
        #expect(stillInside.allSatisfy { !$0.marks.contains(.paused) })
        #expect(stillInside.contains { $0.interlocks.contains(.waitingOutside) })
        let out = arm.step(Self.outside)
        #expect(out.contains { $0.interlocks.contains(.ramp) })
        #expect((arm.step(Self.down).last?.sent.length ?? 0) > 0.05)
    }

    @Test("an emergency stop in a pause is zero at once, and going on does not end it")
    func emergency() {
        var arm = Arm()
        _ = arm.step(Self.outside + Self.down)
        let held = arm.step(Array(repeating: -0.012, count: 20), asking: .pause)
        #expect((held.last?.sent.length ?? 0) > 0)
        #expect(arm.step([-0.012], asking: .emergencyStop).first?.sent == .zero)
        let after = arm.step(Self.outside + Self.down, asking: .proceed)
        #expect(after.allSatisfy { $0.sent == .zero })
        #expect(after.allSatisfy { $0.fault == .emergencyStop })
    }
}
