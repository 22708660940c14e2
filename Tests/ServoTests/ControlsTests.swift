import Devices
import Servo
import Space
import Testing

/// What is asked for between two ticks, by several who do not know of each other.
@Suite("what is asked of a running loop at once") struct ControlsTests {
    /// A tick outside the skin that is asked for all of them, on an arm of its own.
    private func frame(asking requests: [Controls.Request]) -> Frame {
        let controls = Controls()
        for request in requests { controls.ask(request) }
        var tick = Tick(TestArm.setup())
        var input = TickInput()
        input.span = 1_000_000
        input.asked = controls.take()
        input.reading = .sample(TestArm.sample(height: 0.01, tick: 0))
        return tick.step(input).frame
    }

    @Test("a stop that comes with the clearing of another fault stops everything, whoever was first")
    func stop() {
        #expect(frame(asking: [.emergencyStop, .clearFault]).fault == .emergencyStop)
        #expect(frame(asking: [.clearFault, .emergencyStop]).fault == .emergencyStop)
        #expect(frame(asking: [.clearFault]).fault == .none)
    }

    @Test("a pause that comes with the end of one holds, whoever was first")
    func pause() {
        #expect(frame(asking: [.pause, .proceed]).marks.contains(.paused))
        #expect(frame(asking: [.proceed, .pause]).marks.contains(.paused))
        #expect(!frame(asking: [.proceed]).marks.contains(.paused))
    }

    @Test("of two jerks at once the larger comes, and what else was asked for stays")
    func jerks() {
        for forces in [[1.0, 2.0], [2.0, 1.0]] {
            let controls = Controls()
            controls.ask(.pause)
            for force in forces { controls.ask(jerk: force) }
            let asked = controls.take()
            var jerk = Jerk()
            jerk.begin(asked)
            #expect(jerk.peak == 2)
            #expect(asked & Controls.Request.pause.rawValue != 0 && controls.take() == 0)
        }
    }
}
