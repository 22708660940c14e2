import Collision
import Devices
import Forces
import Patients
import Poses
import Servo
import Space
import TestSupport
import Testing

/// What a needle hits at each site is in the frames of the run.
@Suite("structures in frames") struct StructureMarksTests {
    /// Straight into the middle of a site's structure and out again, at 20 mm/s: every mark that came, and the blood.
    private func run(_ site: Site, _ part: Int, gauge: Int = 21) throws -> (marks: Marks, blood: Double) {
        let person = Person(sex: .female, age: 40, bmi: 22)
        var presets = ShippedPresets.human
        presets.site = ShippedPresets.site(site)
        let needle = try #require(presets.needles.needle(gauge: gauge, length: 0.05))
        let patient = Patient(of: person, needle: needle, presets: presets)
        let structure = patient.anatomy.structures[part]
        let middle = (structure.from + structure.to) * 0.5
        // Straight in along z, from above.
        let filter = PoseFilter(
            mapping: .direct, registration: .identity, chart: patient.chart, centre: (0, 0), noise: 0.00005)
        var tick = Tick(
            Setup(
                filter: filter, anatomy: patient.anatomy, forces: patient.forces,
                plunger: patient.plunger(barrel: 1e-6, content: 0.5e-6),
                limits: Limits(force: 12, stiffness: 3000, damping: 20, continuousForce: 4)))
        var (marks, blood, index) = (Marks.none, 0.0, 0)
        /// Where the tip is: the tissue under it gives way first.
        func step(_ z: Double) -> Double {
            var sample = Sample(time: Instant(nanoseconds: Int64(index) * 1_000_000))
            sample[.x] = middle.x
            sample[.y] = middle.y
            sample[.z] = z
            sample.buttons = .deadMan
            sample.report = UInt64(index)
            let frame = tick.step(.sample(sample), at: sample.time, period: 0.001).frame
            marks.insert(frame.marks)
            blood = max(blood, frame.blood)
            index += 1
            return z + frame.dimple
        }
        var z = 0.010
        while step(z) > middle.z && !marks.contains(.onBone) && z > -0.08 { z -= 0.00002 }
        for _ in 0..<300 { _ = step(z) }
        return (marks, blood)
    }

    @Test("a nerve is marked at every site that has one")
    func nerves() throws {
        for (site, part) in [
            (Site.deltoid, 0), (.posteriorUpperArm, 0), (.ventrogluteal, 0), (.volarForearm, 0), (.antecubitalFossa, 2),
        ] {
            let marks = try run(site, part).marks
            #expect(marks.contains(.inNerve) && marks.contains(.nearNerve), "\(site)")
        }
    }

    @Test("a vessel is marked at every site that has one, and blood comes back into the syringe")
    func vessels() throws {
        for (site, part) in [
            (Site.ventrogluteal, 1), (.abdomen, 0), (.volarForearm, 1), (.antecubitalFossa, 0), (.antecubitalFossa, 1),
        ] {
            let result = try run(site, part)
            #expect(result.marks.contains(.inVein), "\(site)")
            #expect(result.blood > 0, "\(site)")
        }
    }

    @Test("the bursa over the shoulder and a part of a bone are marked, and muscle between is not")
    func bursaAndBone() throws {
        #expect(try run(.deltoid, 1).marks.contains(.inBursa))
        #expect(try run(.ventrogluteal, 2).marks.contains(.onBone))
        #expect(try run(.volarForearm, 2).marks.contains(.onBone))
        #expect(try !run(.abdomen, 0).marks.contains(.inNerve))
    }
}
