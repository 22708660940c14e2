import AllocationGuard
import Collision
import Devices
import Forces
import Patients
import Poses
import Servo
import Space
import TestSupport
import Testing

/// The compiler's annotations can't see behind the named leaves; this counts.
@Suite struct TickInRelease {
    @Test("100,000 ticks in and out of tissue, with faults, allocate nothing and take no lock")
    func ticks() throws {
        let patient = Patient(
            deltoid: Person(sex: .female, age: 72, bmi: 20.5), needle: ShippedPresets.needle(),
            presets: ShippedPresets.human)
        let chart = SkinChart(radius: patient.anatomy.radius)
        let guide = Guide(
            path: (0..<40).map { Vector(0.004, -0.085, 0.030 - Double($0) * 0.00125) }, entry: Vector(0.004, -0.085, 0),
            largest: 0.5)
        #expect(guide != nil)
        let pen = PenMapping(standoff: 0.010, advance: 0.045, advanceSpeed: 0.28, plungerRate: 0.5)
        for mapping in [Mapping.direct, .pen(pen)] {
            let filter = PoseFilter(
                mapping: mapping, registration: .identity, chart: chart, centre: (0, -0.065), noise: 0.00005)
            let limits = Limits(force: 12, stiffness: 3000, damping: 20, continuousForce: 4)
            var tick = Tick(
                Setup(filter: filter, anatomy: patient.anatomy, forces: patient.forces, limits: limits, guide: guide))
            let ring = Ring<Frame>(capacity: 1024, filler: Frame())
            var sample = Sample()
            sample[.y] = -0.085
            var inTissue = 0
            func turn(_ index: Int) {
                let phase = index % 1000
                let depth = phase < 500 ? Double(phase) * 0.00005 : Double(1000 - phase) * 0.00005
                sample.time = Instant(nanoseconds: Int64(index) * 1_000_000)
                sample[.z] = 0.005 - depth
                sample[.x] = index % 20_011 == 0 ? .nan : 0
                sample[.pressure] = depth / 0.025
                sample.buttons = index % 7001 == 0 ? .none : .deadMan
                let output = tick.step(.sample(sample), at: sample.time, period: 0.001)
                ring.push(output.frame)
                if output.frame.depth > 0 { inTissue += 1 }
            }
            for index in 0..<100 { turn(index) }
            allocationguard_begin()
            for index in 100..<100_100 {
                turn(index)
                if index % 512 == 0 { while ring.pop() != nil {} }
            }
            let counts = allocationguard_end()
            #expect(counts.allocations == 0)
            #expect(counts.releases == 0)
            #expect(counts.locks == 0)
            #expect(inTissue > 20_000)
        }
    }
}
