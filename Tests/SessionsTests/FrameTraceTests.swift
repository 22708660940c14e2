import Servo
import Sessions
import Space
import Testing

@Suite("a frame trace") struct FrameTraceTests {
    @Test("keeps every tenth frame, and all within 20 ms of an event, in order and none twice")
    func window() {
        var run = Run()
        run.dwell(1000)
        run.move(to: 0.001, in: 110)
        run.dwell(200)
        let ticks = run.trace.frames.map(\.tick)
        #expect(ticks == Array(Set(ticks)).sorted())
        #expect(Set(ticks).isSuperset(of: stride(from: 0, through: 1300, by: 10)))
        #expect(run.events.map(\.tick) == [1100, 1100])
        #expect(Set(ticks).isSuperset(of: 1080...1120))
        #expect(ticks.filter { (1060...1140).contains($0) }.count == 41 + 4)
        #expect(ticks.filter { $0 < 1000 }.count == 100)
    }

    @Test("events close together share their frames")
    func overlapping() {
        var run = Run()
        run.dwell(100)
        run.move(to: 0.012, in: 44)
        run.dwell(100)
        let ticks = run.trace.frames.map(\.tick)
        #expect(ticks == Array(Set(ticks)).sorted())
        for event in run.events { #expect(Set(ticks).isSuperset(of: (event.tick - 20)...(event.tick + 20))) }
    }

    @Test("is bounded: beyond the limit the older half is thinned, and the newest frames stay")
    func bounded() {
        var run = Run(limit: 1000)
        run.dwell(60_000)
        let ticks = run.trace.frames.map(\.tick)
        #expect(ticks.count <= 1000 && ticks.count > 500)
        #expect(ticks.first == 0)
        #expect(ticks.suffix(100) == Array(stride(from: ticks.last! - 990, through: ticks.last!, by: 10))[...])
        #expect(ticks == ticks.sorted())
    }
}
