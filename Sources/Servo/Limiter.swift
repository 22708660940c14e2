public import Devices
import Space

/// The last stage before a device, and the only one that makes a ``Command``.
///
/// In this order: finite, faults, dead-man and start outside the skin, ramp, gain, stiffness, slew, magnitude,
/// passivity on the force that is really sent, heat, final clamp. A fault is zero force at once. Safe on the servo thread.
public struct Limiter: Sendable {
    /// From the first tick with force allowed to full force, s (assumed).
    public static var rampTime: Double { @_noLocks get { 0.5 } }
    /// Largest energy that a hand may get back, J.
    public static var bank: Double { @_noLocks get { 0.001 } }
    /// Rise of force that needs no movement, N/s (assumed): what relaxation, drag and a slow lag need.
    public static var creep: Double { @_noLocks get { 100 } }

    private let limits: Limits
    private let stiffness: Double
    private var armed = false
    private var ramp = 0.0
    private var sent = Vector.zero
    private var place = Vector.zero
    private var placed = false
    private var stored = 0.0
    private var heat = 0.0
    private var plunger = 0.0

    /// Not for the servo thread.
    /// - Parameters:
    ///   - limits: of the device.
    ///   - period: of a tick, s.
    public init(limits: Limits, period: Double) {
        self.limits = limits
        stiffness = min(limits.stiffness, limits.damping / (period / 2 + limits.delay))
    }

    /// One tick.
    /// - Returns: the command and what was done to the force.
    @_noLocks mutating func limit(_ input: LimiterInput) -> (command: Command, interlocks: Interlocks) {
        var done = Interlocks.none
        let step = placed && !input.restarted ? input.place - place : .zero
        place = input.place
        placed = true
        account(for: step)
        if input.faulted || !input.force.isFinite || !input.tracked || !input.deadMan {
            if input.faulted || !input.force.isFinite { done.insert(.fault) }
            if !input.deadMan || !input.tracked { done.insert(.deadMan) }
            armed = false
            return (send(.zero, input), done)
        }
        if !armed {
            guard input.outside else {
                done.insert(.waitingOutside)
                return (send(.zero, input), done)
            }
            armed = true
            ramp = 0
        }
        ramp = min(1, ramp + input.period / Self.rampTime)
        if ramp < 1 { done.insert(.ramp) }
        var force = input.force * (limits.gain * ramp)
        force = bounded(force, by: stiffness * step.length + Self.creep * input.period, rising: true, .stiffness, &done)
        force = bounded(force, by: limits.slew * input.period, rising: false, .slew, &done)
        force = held(force, to: limits.force, .magnitude, &done)
        force = passive(force, step: step, &done)
        force = cooled(force, period: input.period, &done)
        // The final clamp repeats what must hold whatever came before: taking a part out may turn a force that still rises.
        force = bounded(force, by: limits.slew * input.period, rising: true, .slew, &done)
        force = force.isFinite ? held(force, to: limits.force, .magnitude, &done) : .zero
        return (send(force, input), done)
    }

    /// Only movement under the force that is really there gives or takes energy.
    @_noLocks private mutating func account(for step: Vector) {
        stored = min(Self.bank, stored - sent.dot(step))
    }

    @_noLocks private mutating func send(_ force: Vector, _ input: LimiterInput) -> Command {
        heat = max(0, heat + (force.squaredLength - limits.continuousForce * limits.continuousForce) * input.period)
        sent = force
        if force == .zero && input.outside { stored = max(0, stored) }
        let life = Int64(limits.commandLifetime * 1e9)
        return Command(force: force, plunger: back(input), expires: input.now + life)
    }

    /// The force on the plunger, N: finite, with the ramp, no larger and no faster than the device's force may be; zero at
    /// once where there is no force at all.
    @_noLocks private mutating func back(_ input: LimiterInput) -> Double {
        guard armed && input.plunger.isFinite else {
            plunger = 0
            return 0
        }
        let wanted = max(-limits.force, min(limits.force, input.plunger * ramp))
        let most = limits.slew * input.period
        plunger += max(-most, min(most, wanted - plunger))
        return plunger
    }

    /// Holds the change from the force before to `most`, N; with `rising`, only where the force grows.
    @_noLocks private func bounded(
        _ force: Vector, by most: Double, rising: Bool, _ which: Interlocks, _ done: inout Interlocks
    ) -> Vector {
        if rising && force.squaredLength <= sent.squaredLength { return force }
        let change = force - sent
        let size = change.length
        guard size > most else { return force }
        done.insert(which)
        return sent + change * (most / size)
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
    @_noLocks private func passive(_ force: Vector, step: Vector, _ done: inout Interlocks) -> Vector {
        let way = step.length
        guard stored < 0 && way > 1e-9 else { return force }
        let along = step * (1 / way)
        let push = force.dot(along)
        guard push > 0 else { return force }
        done.insert(.passivity)
        return force - along * min(push, -stored / way)
    }

    /// Holds the force to the continuous limit while the motors' heat budget is spent.
    @_noLocks private func cooled(_ force: Vector, period: Double, _ done: inout Interlocks) -> Vector {
        let continuous = limits.continuousForce
        let budget = (limits.force * limits.force - continuous * continuous) * limits.peakTime
        guard heat > 0 && heat + force.squaredLength * period > budget else { return force }
        return held(force, to: continuous, .heat, &done)
    }
}
