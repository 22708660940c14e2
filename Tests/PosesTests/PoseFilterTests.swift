import Devices
import Poses
import Space
import Testing

@Suite struct PoseFilterTests {
    static let chart = SkinChart(radius: 0.035)
    static let pen = PenMapping(standoff: 0.010, advance: 0.045, advanceSpeed: 0.28, plungerRate: 0.5)
    static let pad = GamepadMapping(
        standoff: 0.010, advance: 0.045, advanceSpeed: 0.28, slideSpeed: 0.04, lean: 1, deadZone: 0.2)

    func filter(_ mapping: Mapping, noise: Double = 0.00006) -> PoseFilter {
        PoseFilter(
            mapping: mapping, registration: .identity, chart: Self.chart, centre: (0, -0.065), noise: noise)
    }

    func sample(_ values: [(Channel, Double)], buttons: Buttons = .deadMan, inRange: Bool = true) -> Sample {
        var sample = Sample()
        for (channel, value) in values { sample[channel] = value }
        sample.buttons = buttons
        sample.inRange = inRange
        return sample
    }

    // MARK: Velocity

    @Test("a hand that sets off at 280 mm/s is known to within a tenth after four ticks")
    func noLag() {
        var filter = filter(.direct)
        var speeds: [Double] = []
        for tick in 0..<40 {
            let z = tick < 20 ? 0 : -Double(tick - 19) * 0.00028
            speeds.append(-filter.track(sample([(.z, z)]), period: 0.001).velocity.z)
        }
        #expect(speeds[..<20].allSatisfy { $0 == 0 })
        #expect(speeds[23...].allSatisfy { abs($0 - 0.28) < 0.028 }, "\(speeds[20...])")
    }

    @Test("a steady hand on a coarse encoder gets a steady velocity")
    func noChatter() {
        var filter = filter(.direct)
        var speeds: [Double] = []
        for tick in 0..<2000 {
            // 20 mm/s on steps of 0.055 mm.
            let z = (Double(tick) * 0.00002 / 0.000055).rounded(.down) * 0.000055
            speeds.append(filter.track(sample([(.z, z)]), period: 0.001).velocity.z)
        }
        let settled = speeds[100...]
        let mean = settled.reduce(0, +) / Double(settled.count)
        #expect(abs(mean - 0.02) < 0.001, "\(mean)")
        #expect(settled.allSatisfy { abs($0 - 0.02) < 0.010 })
    }

    @Test("a hand that goes back and forth between two counts of its encoder holds still, however it is turned")
    func play() {
        let step = 0.000055
        let turn = Quaternion(w: 0.8, x: 0.2, y: 0.4, z: 0.4).normalized ?? .identity
        var filter = PoseFilter(
            mapping: .direct, registration: Pose(position: .zero, rotation: turn), chart: Self.chart,
            centre: (0, -0.065), noise: step, step: step)
        var tips: [Vector] = []
        var told: [Double] = (0..<200).map { -(Double($0) * 0.00002 / step).rounded(.down) * step }
        let last = told[199]
        told += (0..<400).map { last + ($0 % 7 < 3 ? step : 0) }
        for z in told { tips.append(filter.track(sample([(.z, z), (.x, z)]), period: 0.001).tip) }
        for (z, tip) in zip(told, tips) {
            #expect((tip - turn.rotate(Vector(z, 0, z))).length < 1.01 * step * 2.0.squareRoot())
        }
        #expect(tips[205...].allSatisfy { ($0 - tips[205]).length < 1e-12 })
        // Out of reach and back: the new place is taken as it is.
        _ = filter.track(sample([], inRange: false), period: 0.001)
        #expect(filter.track(sample([(.z, 0.01)]), period: 0.001).tip == turn.rotate(Vector(0, 0, 0.01)))
    }

    @Test("a hand at rest on the edge of an encoder step stays below 4 mm/s")
    func atRest() {
        var filter = filter(.direct)
        var fastest = 0.0
        for tick in 0..<2000 {
            let z = tick / 3 % 2 == 0 ? 0 : 0.000055
            let speed = filter.track(sample([(.z, z)]), period: 0.001).velocity.length
            if tick > 50 { fastest = max(fastest, speed) }
        }
        #expect(fastest < 0.004, "\(fastest)")
    }

    // MARK: Pen

    @Test("a pen's pressure advances the needle at no more than its speed, along its own lean")
    func penAdvances() {
        var filter = filter(.pen(Self.pen))
        let lean = 0.5
        var pose = filter.track(sample([(.tiltY, lean)]), period: 0.001)
        let site = Self.chart.place(x: 0, y: -0.065).point
        #expect((pose.tip - site).length - 0.010 < 1e-12)
        for _ in 0..<50 { pose = filter.track(sample([(.tiltY, lean), (.pressure, 1)]), period: 0.001) }
        #expect(abs((pose.tip - site).length - 0.004) < 1e-9, "14 mm of advance after 50 ms")
        for _ in 0..<500 { pose = filter.track(sample([(.tiltY, lean), (.pressure, 1)]), period: 0.001) }
        #expect(abs((pose.tip - site).dot(pose.axis) - 0.035) < 1e-9)
        // The upper end leans to the head, so the needle points toward the hand.
        let turn = CircularFunctions(lean)
        #expect((pose.axis - Vector(0, -turn.sine, -turn.cosine)).length < 1e-9)
    }

    @Test("out of range the pose stays as it was, and coming back is no movement")
    func outOfRange() {
        var filter = filter(.pen(Self.pen))
        var last = NeedlePose()
        for _ in 0..<50 { last = filter.track(sample([(.x, 0.01), (.pressure, 0.5)]), period: 0.001) }
        for _ in 0..<50 {
            let gone = filter.track(sample([], inRange: false), period: 0.001)
            #expect(gone.tip == last.tip && gone.axis == last.axis && !gone.tracked && gone.velocity == .zero)
        }
        let back = filter.track(sample([(.x, -0.05)]), period: 0.001)
        #expect(back.tracked && back.restarted && back.velocity == .zero)
    }

    @Test("hold keeps the depth whatever the pressure does, and the plunger's button empties the syringe")
    func holdAndPlunger() {
        var filter = filter(.pen(Self.pen))
        var pose = NeedlePose()
        for _ in 0..<200 { pose = filter.track(sample([(.pressure, 0.6)]), period: 0.001) }
        let deep = pose.tip
        for _ in 0..<1000 {
            pose = filter.track(
                sample([(.pressure, 0)], buttons: Buttons.hold.union(.plunger)), period: 0.001)
        }
        #expect(pose.tip == deep)
        #expect(abs(pose.plunger - 0.5) < 1e-9)
        for _ in 0..<200 { pose = filter.track(sample([(.pressure, 0)]), period: 0.001) }
        #expect((pose.tip - deep).length > 0.02)
    }

    // MARK: Gamepad

    @Test(
        "the left stick slides, the right stick tilts, small deflections do nothing, and the plunger never comes back")
    func gamepad() {
        var filter = filter(.gamepad(Self.pad))
        let start = filter.track(sample([(.slideX, 0.1), (.leanX, 0.15)]), period: 0.001)
        var pose = filter.track(sample([(.slideX, 0.19)]), period: 0.001)
        #expect(pose.tip == start.tip && pose.axis == start.axis)
        for _ in 0..<500 { pose = filter.track(sample([(.slideY, -1), (.plunger, 0.4)]), period: 0.001) }
        #expect(abs(pose.tip.y + 0.065 + 0.020) < 1e-9)
        pose = filter.track(sample([(.leanX, 1)]), period: 0.001)
        #expect(abs(pose.axis.x + CircularFunctions(1).sine) < 1e-9)
        #expect(pose.plunger == 0.4)
    }
}
