import Devices
import Servo
import Space
import Testing

@Suite("cues for devices that only vibrate")
struct CueTests {
    /// From 5 mm over the skin, still for 0.6 s, then down at 50 mm/s to 22 mm in it.
    private func insertion(buttons: (Int) -> Buttons = { _ in .deadMan }) -> [(frame: Frame, command: Command)] {
        var tick = Tick(TestArm.setup(limits: Limits(force: 0, stiffness: 0, damping: 0, continuousForce: 0)))
        let heights = Array(repeating: 0.005, count: 600) + (0...540).map { 0.005 - Double($0) * 0.00005 }
        return heights.enumerated().map { index, height in
            let sample = TestArm.sample(height: height, tick: index, buttons: buttons(index))
            let output = tick.step(.sample(sample), at: sample.time, period: 0.001)
            return (output.frame, output.command)
        }
    }

    @Test("a rupture is a pop in its own tick, friction is felt only inside, on a device without force too")
    func rupture() throws {
        let ticks = insertion()
        let skin = try #require(ticks.firstIndex { $0.frame.marks.contains(.puncturedSkin) })
        let pop = try #require(ticks.firstIndex { $0.command.cue.pop > 0 })
        #expect(abs(pop - skin) <= 1 && ticks[pop].command.cue.pop > 0.5)
        let pops = ticks.filter { $0.command.cue.pop > 0 }.count
        #expect(pops >= 2 && pops <= 20)
        #expect(ticks[..<pop].allSatisfy { $0.command.cue.texture < 1e-6 })
        #expect(ticks.last.map { $0.command.cue.texture > 1e-4 } == true)
        #expect(ticks.allSatisfy { $0.command.cue.isSound && $0.command.force == .zero })
    }

    @Test("where the limiter sends no force there is no cue")
    func silence() {
        let ticks = insertion { $0 < 700 ? .deadMan : .none }
        #expect(ticks[700...].allSatisfy { $0.command.cue == .none && $0.command.plunger == 0 })
        let inside = insertion { $0 < 650 ? .none : .deadMan }
        #expect(inside[..<650].allSatisfy { $0.command.cue == .none })
    }
}
