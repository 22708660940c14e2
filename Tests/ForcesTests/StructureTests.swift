import Collision
import Forces
import Patients
import Space
import TestSupport
import Testing

@Suite struct StructureForceTests {
    @Test("a vein's wall gives way twice, and blood comes back only between")
    func vein() throws {
        var block = Block()
        block.structures = [StructureContact(kind: .vessel, index: 0, distance: 0, near: 0.004, far: 0.0065)]
        let through = block.move(to: 0.009, speed: 0.005)
        let inside = through.filter(\.inVein)
        #expect(!inside.isEmpty)
        #expect(inside.allSatisfy { $0.depth > 0.004 && $0.depth < 0.006501 })
        let first = try #require(through.firstIndex { $0.inVein })
        // The wall holds more than the fat: the force before it gives way is above the force in the lumen.
        #expect(through[first - 1].tip > 0.15)
        #expect(inside[inside.count / 3].tip < 0.15)
        let last = try #require(through.lastIndex { $0.inVein })
        #expect(through[last].tip > inside[inside.count / 3].tip + 0.1, "the far wall holds too")
        // On the way out it is open, and blood comes back again.
        let out = block.move(to: 0, speed: 0.005)
        #expect(out.contains { $0.inVein })
        var plain = Block()
        #expect(!plain.move(to: 0.009).contains { $0.inVein })
    }

    @Test("of a shaft through a vein the walls rub and the blood does not")
    func rubbing() throws {
        func friction(through vein: StructureContact?) throws -> Double {
            var block = Block()
            block.structures = [vein].compactMap(\.self)
            let last = try #require(block.move(to: 0.022, speed: 0.005).last)
            return last.axial - last.tip
        }
        // 6 mm of blood and twice 0.5 mm of wall in muscle, passed whole.
        let vein = StructureContact(kind: .vessel, index: 0, distance: 0, near: 0.010, far: 0.016)
        let (with, without) = (try friction(through: vein), try friction(through: nil))
        let table = ShippedPresets.human.tissues.table
        func newton(_ path: String) throws -> Double { try #require(table.number(path)).value }
        // At 5 mm/s the muscle's drag is a little more.
        let muscle = try newton("muscle.friction") + newton("muscle.drag") * 0.005
        let expected = try newton("vein.friction") * 1 - muscle * 7
        #expect(abs(with - without - expected) < 0.02 * abs(expected), "\(with - without) N, not \(expected) N")
        // Blood alone would not rub at all.
        #expect(with - without > -muscle * 7 + 0.004)
        let nerve = StructureContact(kind: .nerve, index: 0, distance: 0, near: 0.010, far: 0.016)
        #expect(try friction(through: nerve) == without, "only vessels")
    }

    @Test("a vein is not passed over at 280 mm/s")
    func fastVein() {
        var block = Block()
        block.structures = [StructureContact(kind: .vessel, index: 0, distance: 0, near: 0.0095, far: 0.012)]
        let reactions = block.move(to: 0.016, speed: 0.28)
        #expect(reactions.contains { $0.inVein })
        #expect(reactions.last?.inVein == false)
    }

    @Test("a nerve is felt from 2 mm on, before it is hit, and a bursa only when it is")
    func nerve() throws {
        var block = Block()
        block.structures = [
            StructureContact(kind: .nerve, index: 0, distance: 1, near: 0.015, far: 0.018),
            StructureContact(kind: .bursa, index: 1, distance: 1, near: 0.020, far: 0.022),
        ]
        let reactions = block.move(to: 0.024, speed: 0.02)
        for reaction in reactions {
            let depth = reaction.depth
            #expect(reaction.nearNerve == (depth >= 0.013 && depth <= 0.020), "\(depth)")
            #expect(reaction.inNerve == (depth >= 0.015 && depth <= 0.018), "\(depth)")
            #expect(reaction.inBursa == (depth >= 0.020 && depth <= 0.022), "\(depth)")
        }
        #expect(reactions.contains { $0.inNerve } && reactions.contains { $0.inBursa })
    }

    @Test("a blow on bone knocks for 20 to 30 ms, only resists, and is harder when it is faster")
    func knock() throws {
        func taps(_ speed: Double) -> [Double] {
            var block = Block()
            block.faces = [0, 0.002, 0.007, 0.0076, 0.010]
            var reactions: [Reaction] = []
            // Stops as soon as it strikes.
            while reactions.last?.onBone != true {
                reactions.append(block.tick(at: block.travel + speed * 0.001, speed: speed))
            }
            for _ in 0..<60 { reactions.append(block.tick(at: block.travel, speed: 0)) }
            return reactions.map(\.tap)
        }
        let (slow, fast) = (taps(0.03), taps(0.10))
        #expect((fast.max() ?? 0) > 1.5 * (slow.max() ?? 1))
        #expect(fast.allSatisfy { $0 >= 0 && $0 <= 1 })
        let first = try #require(fast.firstIndex { $0 > 0 })
        let last = try #require(fast.lastIndex { $0 > 0.02 * (fast.max() ?? 0) })
        #expect((15...30).contains(last - first), "\(last - first) ms")
        // It swings: the force falls to nothing and comes back.
        #expect(fast[first...last].contains { $0 < 0.05 })
        var block = Block()
        block.faces = [0, 0.002, 0.007, 0.0076, 0.010]
        _ = block.move(to: 0.0135, speed: 0.1)
        #expect(block.tick(at: 0.0134, speed: -0.1).tap == 0, "a hand that draws back is not pushed out")
    }
}
