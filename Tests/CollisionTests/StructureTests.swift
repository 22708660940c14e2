import Collision
import Space
import TestSupport
import Testing

/// Structures against a reading of their own definition: points along the line, one by one.
@Suite("structures that a needle can hit") struct StructureTests {
    static let nerve = Structure(
        .nerve, index: 0, from: Vector(-0.015, -0.06, -0.022), to: Vector(0.015, -0.05, -0.024), radius: 0.0012)
    static let bursa = Structure(.bursa, index: 1, centre: Vector(0, -0.02, -0.02), radii: Vector(0.018, 0.022, 0.001))

    @Test("the stretch of a line inside a structure is where its points are inside", arguments: [nerve, bursa])
    func stretch(structure: Structure) {
        var random = SeededRandom(seed: 7)
        var hits = 0
        for _ in 0..<400 {
            let target =
                structure.from
                + (structure.to - structure.from) * Double.random(in: -0.2...1.2, using: &random)
                + Vector(
                    Double.random(in: -0.002...0.002, using: &random),
                    Double.random(in: -0.002...0.002, using: &random),
                    Double.random(in: -0.002...0.002, using: &random))
            let axis = Vector(
                Double.random(in: -1...1, using: &random), Double.random(in: -1...1, using: &random),
                Double.random(in: -1...1, using: &random)
            ).unit(or: Vector(0, 0, -1))
            let origin = target - axis * 0.04
            let found = structure.stretch(from: origin, along: axis)
            let inside = (0...8000).map { Double($0) * 1e-5 }
                .filter { structure.distance(from: origin + axis * $0) <= 0 }
            guard let first = inside.first, let last = inside.last else {
                #expect(found.isEmpty || found.far - found.near < 3e-5)
                continue
            }
            hits += 1
            #expect(abs(found.near - first) < 2e-5 || first == 0)
            #expect(abs(found.far - last) < 2e-5 || last == 0.08)
        }
        #expect(hits > 100)
    }

    @Test("a needle that aims at a nerve meets it where it lies, and one beside it does not")
    func contact() {
        let arm = Anatomy(
            radius: 0.036, fat: 0.002, fascia: 0.0065, muscle: 0.0071, bone: 0.025, structures: [Self.nerve])
        let down = Vector(0, 0, -1)
        let hit = arm.contact(tip: Vector(0, -0.055, -0.010), axis: down)
        #expect(hit.structureCount == 1)
        #expect(hit.structures[0].kind == .nerve)
        #expect(abs(hit.structures[0].distance - (0.013 - 0.0012)) < 2e-4)
        #expect(abs(hit.structures[0].near - (0.023 - 0.0012)) < 2e-4)
        #expect(abs(hit.structures[0].far - (0.023 + 0.0012)) < 2e-4)
        let beside = arm.contact(tip: Vector(0, -0.080, -0.010), axis: down)
        #expect(beside.structures[0].near == 1 && beside.structures[0].far == 1)
        #expect(beside.structures[0].distance > 0.02)
    }

    @Test("a part of a bone is bone, at the place where it comes first")
    func bone() {
        let spur = Structure(.bone, index: 0, centre: Vector(0, -0.05, -0.02), radii: Vector(0.004, 0.004, 0.004))
        let arm = Anatomy(radius: 0.036, fat: 0.002, fascia: 0.0065, muscle: 0.0071, bone: 0.025, structures: [spur])
        let down = Vector(0, 0, -1)
        #expect(abs(arm.contact(tip: Vector(0, -0.05, 0), axis: down).faces[4] - 0.016) < 1e-9)
        #expect(abs(arm.contact(tip: Vector(0, -0.07, 0), axis: down).faces[4] - 0.025) < 1e-9)
        #expect(abs(arm.below(Vector(0, -0.05, -0.016))[4]) < 1e-9)
    }

    @Test("a bone about its own axis lies where it was put")
    func eccentric() {
        let thigh = Anatomy(
            radius: 0.08, fat: 0.002, fascia: 0.012, muscle: 0.0126, bone: 0.040, boneRadius: 0.0135)
        let down = Vector(0, 0, -1)
        #expect(abs(thigh.contact(tip: Vector(0, 0.01, 0.005), axis: down).faces[4] - 0.040) < 1e-9)
        #expect(thigh.contact(tip: Vector(0.02, 0, 0.005), axis: down).faces[4] == 1)
        #expect(abs(thigh.below(Vector(0, 0, -0.0535))[4] - 0.0135) < 1e-9)
    }
}
