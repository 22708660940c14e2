import Collision
import Forces
import Patients
import Space
import TestSupport
import Testing

@Suite struct TrackTests {
    static let upright = Vector(0, 0, -1)
    /// 10° aside.
    static let slanted = Vector(0.173_648_178, 0, -0.984_807_753)

    @Test("four tracks are remembered, and the oldest is forgotten for a fifth")
    func several() {
        var block = Block()
        func ruptures(_ place: Double) -> Int {
            var count = 0
            for travel in [-0.001] + stride(from: 0.0001, through: 0.011, by: 0.0001).map({ $0 }) + [-0.001] {
                if block.tick(at: travel, speed: 0.05, aside: Vector(place, 0, 0)).ruptured > 0 { count += 1 }
            }
            return count
        }
        for place in [0.0, 0.002, 0.004, 0.006] { #expect(ruptures(place) == 2, "\(place)") }
        for place in [0.0, 0.002, 0.004, 0.006] { #expect(ruptures(place) == 0, "\(place)") }
        #expect(ruptures(0.008) == 2)
        #expect(ruptures(0.006) == 0 && ruptures(0.008) == 0)
        #expect(ruptures(0) == 2, "forgotten")
    }

    @Test("a needle that was drawn back and turned cuts anew, and one that was not turned does not")
    func redirection() {
        func force(turned: Bool) -> (peak: Double, fascia: Bool) {
            var block = Block()
            _ = block.move(to: 0.014)
            _ = block.move(to: 0.004)
            let again = block.move(to: 0.013, axis: turned ? Self.slanted : Self.upright)
            return (again.map(\.tip).max() ?? 0, again.contains { $0.ruptured == 3 })
        }
        let (same, other) = (force(turned: false), force(turned: true))
        #expect(!same.fascia && other.fascia)
        #expect(other.peak > same.peak + 0.2, "\(other.peak) and \(same.peak)")
    }

    @Test("a needle that is levered without being drawn back stays in its track")
    func levered() {
        var block = Block()
        _ = block.move(to: 0.014)
        let reactions = (0..<50).map { _ in block.tick(at: 0.0141, speed: 0, axis: Self.slanted) }
        #expect(reactions.allSatisfy { $0.ruptured == 0 })
    }

    @Test("levering gives a moment about the hub that turns the needle back")
    func moment() throws {
        var block = Block()
        _ = block.move(to: 0.018, speed: 0.02)
        let still = block.tick(at: 0.018, speed: 0)
        #expect(still.moment.length < 1e-9)
        let reaction = block.tick(at: 0.018, speed: 0, axis: Self.slanted)
        // The tip went aside along +x under the entry: the tissue pushes back along −x, and about the hub above it.
        #expect(reaction.force.x < -0.01)
        #expect(reaction.moment.length > 1e-4)
        let lever = Vector(0, 0, -0.025)
        #expect(reaction.moment.dot(lever.cross(reaction.force)) > 0)
    }

    @Test("membranes in the fat belong to the patient: one seed is one fat, another is another")
    func septa() {
        func forces(_ seed: UInt64?) -> [Double] {
            var block = Block(condition: Condition(seed: seed))
            return block.move(to: 0.007, speed: 0.02).map(\.tip)
        }
        #expect(forces(3) == forces(3))
        #expect(forces(3) != forces(4))
    }
}
