public import Devices
public import Space

/// The last stage before a device, and the only one that makes a ``Command``.
///
/// In this order: finite, faults, dead-man and start outside the skin, ramp (down again while the hand is re-seated), gain, stiffness, slew, magnitude,
/// passivity on the force that is really at the hand; then the weight of the device is carried, and the whole is held to the
/// motors' heat, the slew and the magnitude once more. A fault is zero force at once; a tick so late that the last
/// command has expired begins the ramp anew. Safe on the servo thread.
public struct Limiter: Sendable {
    /// From the first tick with force allowed to full force, s (assumed).
    public static var rampTime: Double { @_noLocks get { 0.5 } }
    /// From full force to none while the hand is re-seated, s (assumed: soft, and gone before the hand has moved far).
    public static var fadeTime: Double { @_noLocks get { 0.1 } }
    /// Largest energy that a hand may get back, J.
    public static var bank: Double { @_noLocks get { 0.001 } }
    /// Rise of force that needs no movement, N/s (assumed): what relaxation, drag and a slow lag need. None is given to
    /// a hand that has had more energy back than it gave.
    public static var creep: Double { @_noLocks get { 100 } }

    private let limits: Limits
    private let weight: Vector
    private let drag: Double
    private let half: Double
    private var armed = false
    private var ramp = 0.0
    private var sent = Vector.zero
    private var carried = Vector.zero
    private var place = Vector.zero
    private var placed = false
    private var stored = 0.0
    private var heat = 0.0
    /// The forces before `sent`, without the weight, newest at `turn − 1`.
    private var past = InlineArray<8, Vector>(repeating: .zero)
    private var turn = 0
    private var plunger = 0.0

    /// Not for the servo thread.
    /// - Parameters:
    ///   - limits: of the device.
    ///   - period: of a tick, s.
    ///   - weight: the force that carries the device's own moving parts, N, in the patient frame.
    ///   - drag: the largest damping that the model itself renders, N·s/m: the device's own must cover it.
    public init(limits: Limits, period: Double, weight: Vector = .zero, drag: Double = 0) {
        self.limits = limits
        self.weight = weight.isFinite ? weight : .zero
        self.drag = drag * limits.gain
        half = period / 2
    }

    /// The stiffness that the device renders without oscillating, N/m: its own limit, and K < (b − |B|)/(T/2 + Td) with
    /// the delay that the profile declares, or the one that the transport measures where that is longer.
    @_noLocks public func stiffness(delay: Double) -> Double {
        let longest = delay > limits.delay ? delay : limits.delay
        return max(0, min(limits.stiffness, (limits.damping - drag) / (half + longest)))
    }

    /// One tick.
    /// - Returns: the command and what was done to the force.
    @_noLocks public mutating func limit(_ input: LimiterInput) -> (command: Command, interlocks: Interlocks) {
        var done = Interlocks.none
        let step = placed && !input.restarted ? input.place - place : .zero
        place = input.place
        placed = true
        let lapsed = input.period > limits.commandLifetime
        account(for: step, delay: input.delay, lapsed: lapsed)
        if lapsed { lapse() }
        if input.faulted || !input.force.isFinite || !step.isFinite || !input.tracked || !input.deadMan {
            if input.faulted || !input.force.isFinite || !step.isFinite { done.insert(.fault) }
            if !input.deadMan || !input.tracked { done.insert(.deadMan) }
            armed = false
            return (send(.zero, carrying: .zero, input), done)
        }
        if input.isReseated && fades(input.period) {
            done.insert(.deadMan)
            armed = false
            return (send(.zero, carrying: .zero, input), done)
        }
        if !armed {
            guard input.outside else {
                done.insert(.waitingOutside)
                return (send(.zero, carrying: .zero, input), done)
            }
            armed = true
            ramp = 0
        }
        if !input.isReseated { ramp = min(1, ramp + input.period / Self.rampTime) }
        if ramp < 1 { done.insert(.ramp) }
        let load = weight * ramp
        let model = rendered(input, step: step, load: load, &done)
        var force = cooled(model + load, period: input.period, &done)
        // The final clamp repeats what must hold whatever came before. Taking a part out turns a force: it may turn at
        // once, but then it does not grow.
        let most = limits.slew * input.period
        if (force - sent).squaredLength > most * most { force = held(force, to: sent.length, .slew, &done) }
        force = force.isFinite ? held(force, to: limits.force, .magnitude, &done) : .zero
        return (send(force, carrying: load, input, cue: input.cue), done)
    }

    /// Takes the ramp down; true once, and as long as, it is at its foot.
    @_noLocks private mutating func fades(_ period: Double) -> Bool {
        ramp = armed ? max(0, ramp - period / Self.fadeTime) : 0
        return ramp == 0
    }

    /// The model's force as the device may show it, without the device's weight.
    ///
    /// Changes nothing, like all that is asked here: where it may not, the compiler copies the limiter for the question.
    @_noLocks private mutating func rendered(
        _ input: LimiterInput, step: Vector, load: Vector, _ done: inout Interlocks
    ) -> Vector {
        let creep = stored < 0 ? 0 : Self.creep * input.period
        let rise = stiffness(delay: input.delay) * step.length + creep
        var force = input.force * (limits.gain * ramp)
        force = bounded(force, from: sent - carried, by: rise, rising: true, .stiffness, &done)
        force = bounded(force, from: sent - load, by: limits.slew * input.period, rising: false, .slew, &done)
        force = held(force, to: limits.force, .magnitude, &done)
        return passive(force, step: step, &done)
    }

    /// Only movement under the force that is really there gives or takes energy, and what is there is what was sent some
    /// ticks ago: nobody knows to the tick, so of all that may be there the one counts that gives most to the hand. The
    /// weight that is carried gives back what it takes, so it is left out.
    @_noLocks private mutating func account(for step: Vector, delay: Double, lapsed: Bool) {
        var given = (sent - carried).dot(step)
        let oldest = age(delay: delay)
        var back = 1
        while back <= oldest {
            let then = past[(turn &- back) & 7].dot(step)
            if then > given { given = then }
            back &+= 1
        }
        // A way that is no number gives nothing; the tick that follows is a fault. A hand that may have moved after the
        // command had expired banks nothing.
        if given.isFinite && !(lapsed && given < 0) { stored = min(Self.bank, stored - given) }
    }

    /// How many ticks old a force may be that the hand feels, beyond the newest: the delay, and one for the motors' own
    /// lag (assumed); at most 8.
    @_noLocks @inline(__always) private func age(delay: Double) -> Int {
        let longest = delay > limits.delay ? delay : limits.delay
        let ticks = longest / (2 * half) + 1
        return ticks < 8 ? Int(ticks + 0.999) : 8
    }

    /// The last command expired before this tick: the hand holds nothing, and what follows begins from nothing.
    @_noLocks private mutating func lapse() {
        sent = .zero
        carried = .zero
        plunger = 0
        ramp = 0
    }

    /// Where there is no force at all there is no cue either.
    @_noLocks private mutating func send(
        _ force: Vector, carrying load: Vector, _ input: LimiterInput, cue: Cue = .none
    ) -> Command {
        let continuous = limits.continuousForce * limits.continuousForce
        heat = max(0, heat + (force.squaredLength - continuous) * input.period)
        past[turn & 7] = sent - carried
        turn &+= 1
        sent = force
        carried = load
        if force == .zero && input.outside { stored = max(0, stored) }
        let life = Int64(limits.commandLifetime * 1e9)
        return Command(force: force, plunger: back(input), cue: cue.isSound ? cue : .none, expires: input.now + life)
    }

    /// The force on the plunger, N: finite, with the ramp, no larger than the device's plunger and no faster than its
    /// force may be; zero at once where there is no force at all.
    @_noLocks private mutating func back(_ input: LimiterInput) -> Double {
        guard armed && input.plunger.isFinite else {
            plunger = 0
            return 0
        }
        let wanted = max(-limits.plungerForce, min(limits.plungerForce, input.plunger * ramp))
        let most = limits.slew * input.period
        plunger += max(-most, min(most, wanted - plunger))
        return plunger
    }

    /// Holds the change from the force `before` to `most`, N; with `rising`, only where the force grows.
    @_noLocks private func bounded(
        _ force: Vector, from before: Vector, by most: Double, rising: Bool, _ which: Interlocks,
        _ done: inout Interlocks
    ) -> Vector {
        if rising && force.squaredLength <= before.squaredLength { return force }
        let change = force - before
        let size = change.length
        guard size > most else { return force }
        done.insert(which)
        return before + change * (most / size)
    }

    /// Holds the size to `most`, N, and keeps the direction.
    @_noLocks private func held(
        _ force: Vector, to most: Double, _ which: Interlocks, _ done: inout Interlocks
    ) -> Vector {
        let size = force.length
        guard size > most else { return force }
        done.insert(which)
        return size < .infinity ? force * (most / size) : .zero
    }

    /// Takes the part along the movement out of a force that would give back more than the hand put in.
    @_noLocks private mutating func passive(_ force: Vector, step: Vector, _ done: inout Interlocks) -> Vector {
        let way = step.length
        guard stored < 0 && way > 1e-9 else { return force }
        let along = step * (1 / way)
        let push = force.dot(along)
        guard push > 0 else { return force }
        done.insert(.passivity)
        return force - along * min(push, -stored / way)
    }

    /// Holds the force to what is left of the motors' heat budget.
    ///
    /// The largest force is there for three quarters of the budget; then it falls, without a step, to the continuous one.
    @_noLocks private mutating func cooled(_ force: Vector, period: Double, _ done: inout Interlocks) -> Vector {
        let continuous = limits.continuousForce * limits.continuousForce
        let budget = (limits.force * limits.force - continuous) * limits.peakTime
        let most = continuous + max(0, budget - heat) / max(limits.peakTime / 4, period)
        guard force.squaredLength > most else { return force }
        return held(force, to: root(most), .heat, &done)
    }
}
