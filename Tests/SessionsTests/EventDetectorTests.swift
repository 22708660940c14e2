import Devices
import Servo
import Sessions
import Testing

@Suite("events") struct EventDetectorTests {
    @Test("an injection gives each event once, at its own tick")
    func injection() {
        var run = Run()
        run.dwell(10)
        run.move(to: 0.015, in: 250)
        run.dwell(400)
        run.push(to: 1, in: 1000)
        run.dwell(400)
        run.move(to: -0.01, in: 250)
        #expect(
            run.kinds == [
                .skinTouched, .skinPunctured(count: 1), .fasciaPunctured, .needleStopped, .plungerStarted,
                .syringeEmpty, .plungerStopped, .needleMoved, .needleLeftSkin,
            ])
        #expect(run.kinds.allSatisfy { Event.names.contains(Event($0, tick: 0, time: 0).name) })
        // 0.1 mm a tick: past 0 in the 101st tick of the move, past 6.5 mm in the 166th.
        #expect(run.tick(of: .skinPunctured(count: 1)) == 110)
        #expect(run.tick(of: .fasciaPunctured).map { (174...175).contains($0) } == true)
        // The stop is known 300 ms after the last 0.6 mm; the move ends at tick 259.
        #expect(run.tick(of: .needleStopped).map { (553...560).contains($0) } == true)
        // 0.1 % of the stroke are one tick.
        #expect(run.tick(of: .plungerStarted) == 661)
        // At 99 %: the stopper holds a little back.
        #expect(run.tick(of: .syringeEmpty) == 1649)
        #expect(run.tick(of: .plungerStopped).map { (1957...1960).contains($0) } == true)
        #expect(run.events.allSatisfy { abs($0.time - Double($0.tick) / 1000) < 1e-9 })
    }

    @Test("an action becomes an event at its tick")
    func action() {
        var run = Run()
        run.dwell(5)
        run.say(Action(.confirm(step: "hands")))
        #expect(run.kinds == [.action(Action(.confirm(step: "hands")))])
        #expect(run.events.first?.tick == 4)
    }

    @Test("a tremor of 0.2 mm at 10 Hz is still a stop, and no end of one")
    func tremor() {
        var run = Run()
        run.move(to: 0.012, in: 100)
        for tick in 0..<2000 {
            let phase = Double(tick % 100) / 100
            run.travel = 0.012 + 0.0002 * (phase < 0.5 ? 4 * phase - 1 : 3 - 4 * phase)
            run.step()
        }
        #expect(run.kinds.filter { $0 == .needleStopped }.count == 1)
        #expect(!run.kinds.contains(.needleMoved))
    }

    @Test("below 2 mm/s is a stop, above it is none", arguments: [(1.9, true), (2.1, false)])
    func threshold(speed: Double, stops: Bool) {
        var run = Run()
        run.move(to: 0.004, in: 50)
        run.move(to: 0.004 + speed * 0.002, in: 2000)
        #expect(run.kinds.contains(.needleStopped) == stops)
        #expect(!run.kinds.contains(.needleMoved))
    }

    @Test("between 2 and 4 mm/s a stop goes on, above it ends", arguments: [(3.5, false), (4.5, true)])
    func hysteresis(speed: Double, moves: Bool) {
        var run = Run()
        run.move(to: 0.004, in: 50)
        run.dwell(400)
        run.move(to: 0.004 + speed * 0.002, in: 2000)
        #expect(run.kinds.filter { $0 == .needleStopped }.count == 1)
        #expect(run.kinds.contains(.needleMoved) == moves)
    }

    @Test("290 ms is no stop, and outside tissue nothing is")
    func shortAndOutside() {
        var run = Run()
        run.dwell(1000)
        run.move(to: 0.004, in: 50)
        run.dwell(285)
        run.move(to: 0.012, in: 100)
        #expect(!run.kinds.contains(.needleStopped))
    }

    @Test("a needle that trembles in the mouth of its channel has one puncture and one exit")
    func mouth() {
        var run = Run()
        run.move(to: 0.01, in: 100)
        run.move(to: 0.0002, in: 100)
        for tick in 0..<500 {
            run.travel = tick % 20 < 10 ? -0.0002 : 0.0002
            run.step()
        }
        run.move(to: -0.02, in: 100)
        #expect(run.kinds == [.skinTouched, .skinPunctured(count: 1), .fasciaPunctured] + run.kinds.dropFirst(3))
        #expect(run.kinds.filter { $0 == .needleLeftSkin }.count == 1)
        #expect(!run.kinds.contains(.skinPunctured(count: 2)))
    }

    @Test("after 1 mm away, or 1 mm in again, it is another puncture", arguments: [-0.0011, -0.0005])
    func again(out: Double) {
        var run = Run()
        run.move(to: 0.01, in: 100)
        run.move(to: out, in: 100)
        run.move(to: 0.01, in: 100)
        run.move(to: -0.01, in: 100)
        #expect(run.kinds.contains(.skinPunctured(count: 2)))
        #expect(run.kinds.filter { $0 == .needleLeftSkin }.count == 2)
    }

    @Test("bone that is scratched is touched once, and left once 0.5 mm away")
    func bone() {
        var run = Run()
        run.move(to: 0.0239, in: 200)
        for tick in 0..<100 {
            run.travel = tick % 10 < 5 ? 0.0241 : 0.0239
            run.step()
        }
        #expect(run.kinds.filter { $0 == .boneTouched }.count == 1)
        #expect(!run.kinds.contains(.boneLeft))
        run.move(to: 0.0234, in: 20)
        #expect(run.kinds.filter { $0 == .boneLeft }.count == 1)
        run.move(to: 0.0241, in: 20)
        #expect(run.kinds.filter { $0 == .boneTouched }.count == 2)
    }

    @Test("noise and pulling back are no push; a push after either is")
    func plunger() {
        var run = Run()
        run.plunger = 0.5
        run.dwell(10)
        for tick in 0..<200 {
            run.plunger = tick % 2 == 0 ? 0.5 : 0.5009
            run.step()
        }
        run.push(to: 0.3, in: 100)
        run.dwell(400)
        #expect(run.kinds == [])
        run.push(to: 0.4, in: 100)
        #expect(run.kinds == [.plungerStarted])
    }

    @Test("tracking is lost and back, but the first sight of a device is neither")
    func tracking() {
        var run = Run()
        run.tracked = false
        run.dwell(10)
        run.tracked = true
        run.dwell(10)
        run.tracked = false
        run.dwell(10)
        run.tracked = true
        run.dwell(10)
        #expect(run.kinds == [.trackingLost, .trackingBack])
        #expect(run.events.map(\.tick) == [20, 30])
    }

    @Test("a frozen pose is no stop of the needle")
    func frozen() {
        var run = Run()
        run.move(to: 0.01, in: 100)
        run.tracked = false
        run.dwell(1000)
        #expect(!run.kinds.contains(.needleStopped))
    }

    @Test("each fault is told once, by name")
    func faults() {
        var run = Run()
        run.dwell(5)
        run.fault = .jump
        run.dwell(5)
        run.fault = .deviceGone
        run.dwell(5)
        run.fault = .none
        run.dwell(5)
        run.fault = .jump
        run.dwell(5)
        #expect(run.kinds == [.faulted("jump"), .faulted("deviceGone"), .faulted("jump")])
    }

    @Test("a vessel, a nerve and a bursa are told once for each insertion, however the tip trembles")
    func structures() {
        var run = Run()
        for _ in 0..<2 {
            run.move(to: 0.01, in: 100)
            for _ in 0..<5 {
                run.meets = .inVein
                run.dwell(3)
                run.meets = Marks(bits: Marks.nearNerve.bits | Marks.inBursa.bits)
                run.dwell(3)
                run.meets = .none
                run.dwell(3)
            }
            run.move(to: -0.01, in: 100)
        }
        let met = run.kinds.filter { [.vesselEntered, .nerveTouched, .bursaEntered].contains($0) }
        #expect(met == [.vesselEntered, .nerveTouched, .bursaEntered, .vesselEntered, .nerveTouched, .bursaEntered])
    }

    @Test("a bent needle is told once")
    func bent() {
        var run = Run()
        run.move(to: 0.01, in: 100)
        run.bent = true
        run.dwell(100)
        #expect(run.kinds.filter { $0 == .needleBent }.count == 1)
    }
}
