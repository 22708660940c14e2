import Forces
import Patients
import TestSupport
import Testing

@Suite struct PlungerTests {
    static let syringe = ShippedPresets.human.syringe(
        barrel: 1e-6, content: 0.3e-6, needle: ShippedPresets.needle())

    /// Pushes from `from` to `to` in `seconds`, then waits.
    static func push(
        _ plunger: inout Plunger, _ from: Double, _ to: Double, in seconds: Double, outlet: Outlet, wait: Double = 0.2
    ) -> [Delivery] {
        let ticks = Int(seconds * 1000)
        return (0...ticks + Int(wait * 1000)).map {
            let share = min(1, Double($0) / Double(ticks))
            return plunger.step(from + (to - from) * share, outlet: outlet, depth: 0.012, period: 0.001)
        }
    }

    @Test("what goes in comes out, where the tip is, but for a breath that the stopper holds back")
    func delivers() throws {
        var plunger = Plunger(Self.syringe)
        let first = Self.push(&plunger, 0, 0.5, in: 1, outlet: Outlet(layer: 4))
        let half = try #require(first.last)
        #expect(abs(half.delivered[4] - 0.5) < 0.002)
        let second = Self.push(&plunger, 0.5, 1, in: 1, outlet: Outlet(layer: 2))
        let whole = try #require(second.last)
        #expect(abs(whole.delivered[4] - half.delivered[4]) < 1e-12)
        #expect(abs(whole.delivered[2] - 0.5) < 0.002)
        #expect(whole.flow == 0 && whole.leaked == 0)
    }

    @Test("bone shuts the bevel: nothing flows, the force rises, and what was dammed up comes later")
    func shut() throws {
        var plunger = Plunger(Self.syringe)
        let shut = Self.push(&plunger, 0, 0.1, in: 0.5, outlet: Outlet(layer: 5, shut: true), wait: 0)
        #expect(shut.allSatisfy { $0.flow == 0 && $0.delivered[5] == 0 })
        #expect((shut.last?.force ?? 0) > 20)
        let open = (0..<400).map { _ in
            plunger.step(0.1, outlet: Outlet(layer: 4), depth: 0.012, period: 0.001)
        }
        #expect(abs((open.last?.delivered[4] ?? 0) - 0.1) < 0.002)
    }

    @Test("drawing back in tissue gives nothing, in a vein it gives blood, and the plunger pulls")
    func aspiration() throws {
        for inVein in [false, true] {
            var plunger = Plunger(Self.syringe)
            _ = Self.push(&plunger, 0, 0.5, in: 0.5, outlet: Outlet(layer: 4))
            let back = Self.push(&plunger, 0.5, 0.4, in: 0.3, outlet: Outlet(layer: 4, inVein: inVein), wait: 0.3)
            let last = try #require(back.last)
            #expect(inVein ? last.blood > 0.08 : last.blood == 0)
            #expect((back.map(\.force).min() ?? 0) < (inVein ? 0 : -1))
            #expect(back.allSatisfy { $0.pressure >= -97_001 })
        }
    }

    @Test("what goes into a vein is known as such")
    func intravenous() throws {
        var plunger = Plunger(Self.syringe)
        let pushed = Self.push(&plunger, 0, 0.2, in: 0.5, outlet: Outlet(layer: 2, inVein: true))
        let last = try #require(pushed.last)
        #expect(abs(last.intravenous - 0.2) < 0.003)
    }

    @Test("a needle that leaves at once lets more come back than one that waits, and a slanted one more still")
    func leak() {
        func leak(wait: Double, steepness: Double) -> Double {
            var plunger = Plunger(Self.syringe)
            let outlet = Outlet(layer: 4, steepness: steepness)
            _ = Self.push(&plunger, 0, 1, in: 1, outlet: outlet, wait: wait)
            return plunger.step(1, outlet: Outlet(layer: 0), depth: 0, period: 0.001).leaked
        }
        #expect(leak(wait: 0.05, steepness: 1) > 3 * leak(wait: 6, steepness: 1))
        let ratio = leak(wait: 3, steepness: 0.707_106_781) / leak(wait: 3, steepness: 1)
        #expect(abs(ratio - 1.5) < 0.01)
        #expect(leak(wait: 3, steepness: 1) < 0.01)
    }

    @Test("the stopper breaks loose once, then glides")
    func stopper() {
        var plunger = Plunger(Self.syringe)
        let pushed = Self.push(&plunger, 0, 0.5, in: 2, outlet: Outlet(layer: 0), wait: 0)
        let friction = pushed.map { $0.force - Self.syringe.area * $0.pressure }
        #expect((3.5...4.01).contains(friction.max() ?? 0))
        #expect(abs((friction.last ?? 0) - 2) < 0.01)
        let again = Self.push(&plunger, 0.5, 0.9, in: 2, outlet: Outlet(layer: 0), wait: 0)
        #expect(again.allSatisfy { $0.force - Self.syringe.area * $0.pressure < 2.01 })
    }

    @Test("one step of any size stays finite, also a jump and a stall")
    func hostile() {
        var plunger = Plunger(Self.syringe)
        for share in [0, 1, -3, 7, 0.5, 1e6, -1e6, 0] {
            for period in [1e-6, 0.001, 9.9] {
                let delivery = plunger.step(share, outlet: Outlet(layer: 4), depth: 0.01, period: period)
                #expect(delivery.force.isFinite && delivery.flow.isFinite && delivery.pressure.isFinite)
                for layer in 0..<6 { #expect(delivery.delivered[layer].isFinite) }
            }
        }
    }
}
