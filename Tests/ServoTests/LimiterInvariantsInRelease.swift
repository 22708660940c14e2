import Devices
import Servo
import Space
import Testing

/// Each invariant of the limiter on its own, against inputs that no model gives.
@Suite struct LimiterInvariantsInRelease {
    static let slack = 1 + 1e-9

    @Test("whatever comes in, the command is finite and within the magnitude, and expires when the profile says")
    func magnitude() {
        let (complaint, carrying) = LimiterRig.run(seed: 1, weight: 0.3) { turn in
            guard turn.sent.isFinite else { return "\(turn.sent) N" }
            let life = Int64(turn.limits.commandLifetime * 1e9)
            if turn.command.expires - turn.input.now != life { return "expires at \(turn.command.expires)" }
            let size = turn.sent.length
            return size <= turn.limits.force * Self.slack ? nil : "\(size) N with a limit of \(turn.limits.force) N"
        }
        #expect(complaint == "")
        #expect(carrying > LimiterRig.ticks / 5)
    }

    @Test("a force that only the magnitude holds back keeps its direction")
    func direction() {
        var seen = 0
        let (complaint, _) = LimiterRig.run(seed: 2, tame: true) { turn in
            guard turn.interlocks == .magnitude else { return nil }
            seen += 1
            let across = turn.sent.cross(turn.input.force.unit(or: .zero)).length
            return across < 1e-9 && turn.sent.dot(turn.input.force) > 0 ? nil : "\(across) N aside"
        }
        #expect(complaint == "")
        #expect(seen > LimiterRig.ticks / 20_000)
    }

    @Test(
        "a force never grows faster than the slew, and falls faster only where an interlock lets go or it has expired")
    func slew() {
        let releasing: UInt32 = [Interlocks.fault, .deadMan, .waitingOutside, .passivity, .heat, .magnitude]
            .reduce(0) { $0 | $1.bits }
        let (complaint, _) = LimiterRig.run(seed: 3, weight: 0.3) { turn in
            let most = turn.limits.slew * turn.input.period * Self.slack + 1e-12
            let change = (turn.sent - turn.before).length
            guard change > most else { return nil }
            if turn.sent.length > turn.before.length + 1e-12 { return "grew by \(change) N, \(most) N allowed" }
            return turn.interlocks.bits & releasing == 0 && !turn.lapsed ? "fell by \(change) N" : nil
        }
        #expect(complaint == "")
    }

    @Test("a force never grows faster with movement than the measured delay lets the device render")
    func stiffness() {
        var delayed = 0
        let (complaint, _) = LimiterRig.run(seed: 4) { turn in
            let rise = turn.sent.length - turn.before.length
            guard rise > 0 else { return nil }
            if turn.input.delay > turn.limits.delay { delayed += 1 }
            let most = turn.stiffness * turn.way.length + Limiter.creep * turn.input.period
            return rise <= most * Self.slack + 1e-12 ? nil : "rose by \(rise) N, \(most) N allowed"
        }
        #expect(complaint == "")
        #expect(delayed > LimiterRig.ticks / 200)
    }

    @Test("force starts only with the dead-man held and the tip outside, through the ramp, after every interruption")
    func start() {
        var (armed, ramp, largest) = (false, 0.0, 0.0)
        var starts = 0
        let (complaint, _) = LimiterRig.run(seed: 5) { turn in
            if turn.isFirst { (armed, ramp, largest) = (false, 0, 0) }
            let input = turn.input
            if !input.deadMan || !input.tracked || input.faulted || !input.force.isFinite {
                armed = false
                return turn.sent == .zero ? nil : "\(turn.sent.length) N under an interlock"
            }
            // A place that is no number is a fault of its own.
            if !turn.way.isFinite || turn.interlocks.contains(.fault) {
                armed = false
                return turn.sent == .zero ? nil : "\(turn.sent.length) N at a place that is none"
            }
            // A fade that has ended lets go; one that has begun goes on from where the ramp is.
            if input.isReseated {
                ramp = armed ? max(0, (turn.lapsed ? 0 : ramp) - input.period / Limiter.fadeTime) : 0
                if ramp == 0 {
                    armed = false
                    return turn.sent == .zero ? nil : "\(turn.sent.length) N after the fade"
                }
            }
            if !armed {
                guard input.outside else { return turn.sent == .zero ? nil : "force inside before it was outside" }
                (armed, ramp, largest) = (true, 0, 0)
                starts += 1
            }
            if !input.isReseated { ramp = min(1, (turn.lapsed ? 0 : ramp) + input.period / Limiter.rampTime) }
            largest = max(largest, input.force.length)
            let most = largest * turn.limits.gain * ramp
            return turn.sent.length <= most * Self.slack + 1e-12 ? nil : "\(turn.sent.length) N, ramp allows \(most) N"
        }
        #expect(complaint == "")
        #expect(starts > LimiterRig.ticks / 4000)
    }

    /// The account is the test's own. A held force may give a tick's worth more than the bank before it is taken out:
    /// what a device with the declared damping takes up by itself. What lies across the last movement is not taken out,
    /// and a hand that turns while it is in debt gets that part.
    @Test("a hand never gets back more energy than it gave, the bank, and what the device's damping takes up")
    func passivity() {
        var (account, rising, furthest, turned) = (0.0, 0.0, 0.0, 0.0)
        var direction = Vector.zero
        var inDebt = 0
        let (complaint, _) = LimiterRig.run(seed: 6, tame: true) { turn in
            if turn.isFirst { (account, rising, furthest, turned, direction) = (0, 0, 0, 0, .zero) }
            let way = turn.way.length
            turned = account < 0 ? turned + turn.before.length * turn.way.across(direction).length : 0
            if way > 1e-9 { direction = turn.way * (1 / way) }
            account = min(Limiter.bank, account - turn.before.dot(turn.way))
            furthest = max(furthest, way)
            rising += turn.stiffness * way
            if turn.sent == .zero && turn.input.outside { account = max(0, account) }
            if account < 0 { inDebt += 1 }
            let most = (turn.limits.force + rising) * furthest + turned
            return account >= -most * Self.slack - 1e-12 ? nil : "\(-account) J in debt, \(most) J allowed"
        }
        #expect(complaint == "")
        #expect(inDebt > LimiterRig.ticks / 10)
    }

    @Test("a hand in debt gets no force along its movement, and none that grows while it stands still")
    func debt() {
        var account = 0.0
        var seen = 0
        let (complaint, _) = LimiterRig.run(seed: 7, tame: true) { turn in
            if turn.isFirst { account = 0 }
            let way = turn.way.length
            account = min(Limiter.bank, account - turn.before.dot(turn.way))
            defer { if turn.sent == .zero && turn.input.outside { account = max(0, account) } }
            guard account < -1e-9 else { return nil }
            seen += 1
            let rise = turn.sent.length - turn.before.length
            if rise > turn.stiffness * way * Self.slack + 1e-12 { return "rose by \(rise) N over \(way) m" }
            // Another movement like this one must pay the debt back, or gets nothing.
            let most = max(0, (turn.before.length + turn.stiffness * way) * way + account)
            let again = turn.sent.dot(turn.way)
            return way <= 1e-9 || again <= most * Self.slack + 1e-12 ? nil : "\(again) J next, \(most) J allowed"
        }
        #expect(complaint == "")
        #expect(seen > LimiterRig.ticks / 20)
    }

    @Test("the motors' heat budget is never overdrawn")
    func heat() {
        var heat = 0.0
        var hot = 0
        let (complaint, _) = LimiterRig.run(seed: 8, weight: 0.3) { turn in
            if turn.isFirst { heat = 0 }
            let continuous = turn.limits.continuousForce * turn.limits.continuousForce
            let budget = (turn.limits.force * turn.limits.force - continuous) * turn.limits.peakTime
            heat = max(0, heat + (turn.sent.squaredLength - continuous) * turn.input.period)
            if turn.interlocks.contains(.heat) { hot += 1 }
            return heat <= budget * Self.slack ? nil : "\(heat) N²s of \(budget) N²s"
        }
        #expect(complaint == "")
        #expect(hot > LimiterRig.ticks / 2000)
    }

    @Test(
        "the plunger's force is within its largest and its slew, follows what is asked, and is none where the grip's is let go"
    )
    func plunger() {
        let letsGo = [Interlocks.fault, .deadMan, .waitingOutside].reduce(0) { $0 | $1.bits }
        var before = 0.0
        var followed = 0
        let (complaint, _) = LimiterRig.run(seed: 9) { turn in
            let told = turn.command.plunger
            defer { before = told }
            if turn.isFirst { before = 0 }
            guard told.isFinite, abs(told) <= turn.limits.plungerForce * Self.slack else { return "\(told) N" }
            if turn.interlocks.bits & letsGo != 0 { return told == 0 ? nil : "\(told) N while it is let go" }
            if !turn.input.plunger.isFinite { return told == 0 ? nil : "\(told) N of no number" }
            let from = turn.lapsed ? 0 : before
            let most = turn.limits.slew * turn.input.period * Self.slack + 1e-12
            if abs(told - from) > most { return "changed by \(told - from) N, \(most) N allowed" }
            let wanted = max(-turn.limits.plungerForce, min(turn.limits.plungerForce, turn.input.plunger))
            if !turn.interlocks.contains(.ramp) && abs(wanted - from) <= most && abs(told - wanted) > 1e-9 {
                return "\(told) N, \(wanted) N asked for"
            }
            if abs(told - wanted) < 1e-9 && told != 0 { followed += 1 }
            return nil
        }
        #expect(complaint == "")
        #expect(followed > LimiterRig.ticks / 10)
    }

    @Test("a cue comes through as it is while the hand holds on, and none that is no number, nor while it is let go")
    func cue() {
        let letsGo = [Interlocks.fault, .deadMan, .waitingOutside].reduce(0) { $0 | $1.bits }
        var seen = 0
        let (complaint, _) = LimiterRig.run(seed: 10) { turn in
            let isAllowed = turn.interlocks.bits & letsGo == 0 && turn.input.cue.isSound
            if isAllowed { seen += 1 }
            return turn.command.cue == (isAllowed ? turn.input.cue : .none) ? nil : "\(turn.command.cue)"
        }
        #expect(complaint == "")
        #expect(seen > LimiterRig.ticks / 10)
    }
}
