import Collision
import Forces
import Patients
import Space
import Testing

@Suite struct LateralTests {
    /// The force across the needle after it went in upright to `travel` and was then moved sideways by each of `shifts`.
    func forces(travel: Double, shifts: [Double]) -> [Vector] {
        let patient = usual()
        var model = patient.forces
        let axis = Vector(0, 0, -1)
        func step(_ tip: Vector) -> Vector {
            let contact = patient.anatomy.contact(tip: tip, axis: axis)
            return model.step(contact, axis: axis, speed: 0, period: 0.001).force.across(axis)
        }
        let steps = Int(travel / 0.00005)
        for i in 0...steps { _ = step(Vector(0, -0.085, -Double(i) * 0.00005)) }
        return shifts.map { step(Vector(0, -0.085 + $0, -travel)) }
    }

    @Test("a needle that is moved sideways in tissue is pulled back, as far as tissue and needle bend")
    func pulledBack() {
        let forces = forces(travel: 0.018, shifts: [0, 0.001, 0.002, 0.001, 0])
        #expect(forces[0].length < 1e-9)
        #expect(forces[1].y < 0 && abs(forces[1].x) < 1e-9)
        // Tissue (15.5 mm at 0.3 N/mm per cm) in series with a 25G × 25 mm needle (0.12 N/mm) is about 0.095 N/mm.
        #expect((0.085...0.105).contains(-forces[1].y), "\(forces[1].y)")
        #expect(abs(forces[2].y - 2 * forces[1].y) < 1e-9)
        #expect(abs(forces[3].y - forces[1].y) < 1e-9 && forces[4].length < 1e-9)
    }

    @Test("tissue gives way beyond its reach, and what it gave is not given back")
    func givesWay() {
        let forces = forces(travel: 0.018, shifts: stride(from: 0, through: 0.030, by: 0.0005).map { $0 } + [0.020])
        let largest = forces.map(\.length).max() ?? 0
        #expect(abs(largest - forces[20].length) < 1e-6, "no more than at 10 mm")
        #expect(forces.last.map { $0.length < 1e-6 } == true, "10 mm back from 30 mm, with 20 mm given way")
    }

    @Test("a shallow needle is held less than a deep one, and one outside not at all")
    func byDepth() {
        let shallow = forces(travel: 0.006, shifts: [0.001])[0].length
        let deep = forces(travel: 0.018, shifts: [0.001])[0].length
        #expect(shallow < deep && shallow > 0)
        #expect(forces(travel: 0.002, shifts: [0.001])[0].length == 0)
    }
}
