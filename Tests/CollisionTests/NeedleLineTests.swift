import Collision
import Space
import TestSupport
import Testing

/// The same limb as formula and as fields: a needle must meet the same things at the same places.
@Suite("a needle's line through fields") struct NeedleLineTests {
    static let store = RoundField.store()

    /// The largest difference of what a moving needle meets, m, of ticks in which both meet it.
    private func largest(
        _ ticks: Int, tolerance: Double, _ needle: (Double) -> (tip: Vector, axis: Vector)
    ) -> (difference: Double, missed: Int) {
        let fields = RoundField.anatomy(Self.store)
        var line = NeedleLine()
        var (difference, missed) = (0.0, 0)
        for tick in 0..<ticks {
            let (tip, axis) = needle(Double(tick) / Double(ticks - 1))
            let exact = RoundField.limb.contact(tip: tip, axis: axis)
            let found = fields.contact(tip: tip, axis: axis, following: &line)
            guard exact.travel > -0.010 else { continue }
            difference = max(difference, abs(exact.travel - found.travel))
            difference = max(difference, (exact.normal - found.normal).length * 0.001)
            for face in 1..<5 where exact.faces[face] < 1 {
                // A face that the tip is far from may be found a few ticks later.
                if found.faces[face] >= 1 {
                    missed += 1
                } else {
                    difference = max(difference, abs(exact.faces[face] - found.faces[face]))
                }
            }
        }
        return (difference, missed)
    }

    @Test("straight in at 280 mm/s, every face lies where the formula says")
    func straight() {
        let (difference, missed) = largest(160, tolerance: 1e-4) { share in
            (Vector(0.001, 0.002, 0.015 - 0.045 * share), Vector(0, 0, -1))
        }
        #expect(difference < 1e-4)
        #expect(missed == 0)
    }

    @Test("obliquely in, and while the hand levers the needle, too")
    func oblique() {
        for angle in [0.3, 0.7] {
            let (difference, missed) = largest(800, tolerance: 2e-4) { share in
                let axis = Vector(angle * share, 0.2 * angle, -1).unit(or: Vector(0, 0, -1))
                return (Vector(0, 0, 0.002) + axis * (0.024 * share), axis)
            }
            #expect(difference < 3e-4, "\(angle)")
            #expect(missed < 20, "\(angle)")
        }
    }

    @Test("a needle that jumps knows its whole line in the same tick")
    func jump() {
        let fields = RoundField.anatomy(Self.store)
        var line = NeedleLine()
        var random = SeededRandom(seed: 3)
        for _ in 0..<200 {
            let tip = Vector(
                Double.random(in: -0.01...0.01, using: &random), Double.random(in: -0.01...0.01, using: &random),
                Double.random(in: -0.02...0.008, using: &random))
            let axis = Vector(
                Double.random(in: -0.3...0.3, using: &random), Double.random(in: -0.3...0.3, using: &random), -1
            ).unit(or: Vector(0, 0, -1))
            let exact = RoundField.limb.contact(tip: tip, axis: axis)
            let found = fields.contact(tip: tip, axis: axis, following: &line)
            #expect(abs(exact.travel - found.travel) < 2e-4)
            for face in 1..<4 { #expect(abs(exact.faces[face] - found.faces[face]) < 3e-4) }
        }
    }

    @Test("a place that is no number, or far away, is no contact and no crash")
    func hostile() {
        let fields = RoundField.anatomy(Self.store)
        var line = NeedleLine()
        for place in [Double.nan, .infinity, -.infinity, 1e300, 5] {
            let contact = fields.contact(tip: Vector(place, 0, place), axis: Vector(0, 0, -1), following: &line)
            #expect(!(contact.travel > 0.5))
        }
        let after = fields.contact(tip: Vector(0, 0, 0.003), axis: Vector(0, 0, -1), following: &line)
        #expect(abs(after.travel + 0.003) < 1e-4)
    }
}
