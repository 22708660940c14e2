import Devices
import Poses
import Space
import Testing

@Suite("a device that senses a place and no direction") struct ApproachTests {
    static let chart = SkinChart(radius: 0.035)

    private func filter(grip: Grip = Grip(), turning: Turning = .own) -> PoseFilter {
        PoseFilter(
            mapping: .point(PointMapping(approach: 0.010)), registration: .identity, chart: Self.chart,
            centre: (0, -0.065), noise: 0.00006, grip: grip, turning: turning)
    }

    private func sample(_ place: Vector, buttons: Buttons = .deadMan, quaternion: Quaternion = .identity) -> Sample {
        var sample = Sample()
        (sample[.x], sample[.y], sample[.z]) = (place.x, place.y, place.z)
        (sample[.qw], sample[.qx]) = (quaternion.w, quaternion.x)
        (sample[.qy], sample[.qz]) = (quaternion.y, quaternion.z)
        sample.buttons = buttons
        sample.inRange = true
        return sample
    }

    /// Along a straight line at 50 mm/s; the pose at its end.
    private func move(_ filter: inout PoseFilter, from: Vector, to: Vector, buttons: Buttons = .deadMan) -> NeedlePose {
        let ticks = Int(((to - from).length / 0.00005).rounded()) + 1
        var pose = NeedlePose()
        for i in 0...ticks {
            pose = filter.track(
                sample(from + (to - from) * (Double(i) / Double(ticks)), buttons: buttons), period: 0.001)
        }
        return pose
    }

    private func degrees(_ a: Vector, _ b: Vector) -> Double {
        // Small angles: the chord is the angle.
        (a - b).length * 180 / .pi
    }

    @Test("the needle points the way that its tip came over the last 10 mm before the skin, whatever came before")
    func direction() {
        var filter = filter()
        let way = Vector(0, 0.5, -1).unit(or: .zero)
        _ = move(&filter, from: Vector(0.03, 0, 0.05), to: way * -0.012)
        let pose = move(&filter, from: way * -0.012, to: way * -0.0001)
        #expect(degrees(pose.axis, way) < 0.5, "\(pose.axis)")
    }

    @Test("from the touch on the direction is held, however the tip moves in the tissue and on its way out")
    func held() {
        var filter = filter()
        let way = Vector(0, 0.3, -1).unit(or: .zero)
        let touch = move(&filter, from: way * -0.03, to: way * 0.0001)
        let inside = move(&filter, from: way * 0.0001, to: way * 0.0001 + Vector(0.004, 0, -0.015))
        #expect(inside.axis == touch.axis)
        let out = move(&filter, from: inside.tip, to: Vector(0, 0, 0.03))
        #expect(degrees(out.axis, touch.axis) < 1e-9)
        // The next approach gives the next direction.
        let next = Vector(0, -0.4, -1).unit(or: .zero)
        _ = move(&filter, from: out.tip, to: next * -0.03)
        #expect(degrees(move(&filter, from: next * -0.03, to: next * -0.0001).axis, next) < 0.5)
    }

    @Test("a hand that only hovers or goes along the skin does not turn the needle")
    func hovering() {
        var filter = filter()
        let start = filter.track(sample(Vector(0, 0, 0.02)), period: 0.001).axis
        #expect(start == Vector(0, 0, -1))
        let along = move(&filter, from: Vector(0, 0, 0.02), to: Vector(0, 0.06, 0.02))
        #expect(degrees(along.axis, start) < 1e-9)
    }

    @Test("an encoder's noise of 0.05 mm moves the direction by less than half a degree")
    func noise() {
        var filter = filter()
        let way = Vector(0, 0.3, -1).unit(or: .zero)
        var worst = 0.0
        for i in 0...600 {
            let exact = way * (-0.03 + Double(i) * 0.00005)
            let wobble = Vector(Double(i * 7919 % 11) - 5, Double(i * 104_729 % 11) - 5, 0) * 0.00001
            let pose = filter.track(sample(exact + wobble), period: 0.001)
            if i > 400 { worst = max(worst, degrees(pose.axis, way)) }
        }
        #expect(worst < 0.5, "\(worst)")
    }

    @Test("a second device turns the needle about its tip, by its own frame and grip")
    func turned() {
        let lean = Quaternion.turning(Vector(0, 0, -1), to: Vector(0, 0.6, -0.8))
        var filter = filter(turning: .quaternion(lean, needle: Vector(0, 0, -1)))
        let pose = filter.track(sample(Vector(0, 0, 0.01)), period: 0.001)
        #expect((pose.axis - Vector(0, 0.6, -0.8)).length < 1e-12 && pose.tip == Vector(0, 0, 0.01))
    }

    @Test("the clutch holds the needle outside tissue, lets the force fade, and leaves no jump behind")
    func clutch() {
        var filter = filter()
        let start = move(&filter, from: Vector(0, 0, 0.04), to: Vector(0, 0, 0.03))
        let pressed = Buttons.deadMan.union(.clutch)
        let held = move(&filter, from: Vector(0, 0, 0.03), to: Vector(0, 0.02, 0.05), buttons: pressed)
        #expect(held.tip == start.tip && held.isReseated && held.hand == Vector(0, 0.02, 0.05))
        let again = filter.track(sample(Vector(0, 0.02, 0.05)), period: 0.001)
        #expect((again.tip - start.tip).length < 1e-12)
        let free = filter.track(sample(Vector(0, 0.02, 0.051)), period: 0.001)
        #expect((free.tip - start.tip - Vector(0, 0, 0.001)).length < 1e-12 && !free.isReseated)
    }

    @Test("in tissue the clutch does nothing, also not when the needle comes out with the button still down")
    func clutchInTissue() {
        var filter = filter()
        _ = move(&filter, from: Vector(0, 0, 0.03), to: Vector(0, 0, -0.01))
        let pressed = Buttons.deadMan.union(.clutch)
        let deeper = move(&filter, from: Vector(0, 0, -0.01), to: Vector(0, 0, -0.02), buttons: pressed)
        #expect(deeper.tip == Vector(0, 0, -0.02) && !deeper.isReseated)
        let out = move(&filter, from: Vector(0, 0, -0.02), to: Vector(0, 0, 0.02), buttons: pressed)
        #expect(out.tip == Vector(0, 0, 0.02))
    }

    @Test("the tool's offset goes with the grip: turning the hand about the needle's tip leaves the tip where it is")
    func offset() {
        let grip = Grip(tip: Vector(0, 0, -0.08), needle: Vector(0, 0, -1))
        var filter = PoseFilter(
            mapping: .direct, registration: .identity, chart: Self.chart, centre: (0, -0.065), noise: 0.00006,
            grip: grip)
        let tip = Vector(0.01, 0, 0.02)
        for way in [Vector(0, 0, -1), Vector(0, 0.6, -0.8), Vector(0.6, 0, -0.8)] {
            let turn = Quaternion.turning(Vector(0, 0, -1), to: way)
            let pose = filter.track(sample(tip - turn.rotate(grip.tip), quaternion: turn), period: 0.001)
            #expect((pose.tip - tip).length < 1e-12 && (pose.axis - way).length < 1e-12)
        }
    }
}
