import Devices
import Servo
import Space
import Testing

@Suite("a machine that slept") struct SleepTests {
    @Test("a sleep is noticed once, and jitter between two clocks is none")
    func noticed() {
        var watch = SleepWatch(slept: 7_000_000_000)
        var woke: [Int] = []
        for tick in 0..<1000 {
            // The two clocks are read one after the other: up to 6 ms apart on a busy machine.
            let jitter = Int64(tick % 7) * 1_000_000
            let slept: Int64 = tick < 400 ? 7_000_000_000 : 17_000_000_000
            if watch.observe(slept: slept + jitter) { woke.append(tick) }
        }
        #expect(woke == [400])
    }

    @Test("after a sleep the force is zero at once, and comes back only outside the skin, through the ramp")
    func rehomes() {
        var tick = Tick(TestArm.setup())
        var index = 0
        func step(_ heights: [Double]) -> [Frame] {
            heights.map { height in
                let sample = TestArm.sample(height: height, tick: index)
                index += 1
                return tick.step(.sample(sample), at: sample.time, period: 0.001).frame
            }
        }
        let down = (0...340).map { 0.005 - Double($0) * 0.00005 }
        let inside = step(Array(repeating: 0.005, count: 600) + down)
        #expect((inside.last?.sent.length ?? 0) > 0.05)
        tick.wake()
        let asleep = step(Array(repeating: -0.012, count: 500))
        #expect(asleep.first?.fault == .slept)
        #expect(asleep.allSatisfy { $0.sent == .zero })
        #expect(asleep.last?.fault == Fault.none)
        let again = step(Array(repeating: 0.005, count: 600) + down)
        #expect((again.last?.sent.length ?? 0) > 0.05)
        #expect(again.contains { $0.interlocks.contains(.ramp) })
    }

    @Test("a device that says nothing for a while and then goes on where the hand is by then has not jumped")
    func paused() {
        var tick = Tick(TestArm.setup())
        var faults: [Fault] = []
        for index in 0..<300 {
            let pause = (100..<150).contains(index)
            let sample = TestArm.sample(height: index < 100 ? 0.020 : 0.005, tick: index)
            let period = index == 150 ? 1e-6 : 0.001
            faults.append(tick.step(pause ? .waiting : .sample(sample), at: sample.time, period: period).frame.fault)
        }
        #expect(faults.allSatisfy { $0 == .none }, "\(Set(faults))")
    }
}
