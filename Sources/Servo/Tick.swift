import Collision
public import Devices
import Forces
import Poses
public import Space

/// One tick of the simulation: a reading in, a command and a frame out.
///
/// The live servo, the replay and the tests all call ``step(_:at:period:)``; nothing else computes a force.
/// Safe on the servo thread.
public struct Tick: ~Copyable, Sendable {
    /// What a tick gives.
    @frozen
    public struct Output: BitwiseCopyable, Sendable {
        public var command: Command
        public var frame: Frame
    }

    private var filter: PoseFilter
    private let anatomy: Anatomy
    /// What the anatomy reads lives as long as the tick.
    private let boundaries: BoundaryStore?
    private var line = NeedleLine()
    private var forces: ForceModel
    private var guide: Guide?
    private var jerk = Jerk()
    private var limiter: Limiter
    private var watch: Watch
    private let fastest: Double
    /// Patient frame → device frame, for what the device is told.
    private let inward: Quaternion
    private let isTurned: Bool
    private var pose = NeedlePose()
    private var plunger: Plunger
    private var delay = 0.0
    private var count: UInt64 = 0
    private var isPaused = false
    private var wasInTissue = false
    private var wasTouching = false
    private var wasOnBone = false

    /// Not for the servo thread.
    public init(_ setup: Setup) {
        filter = setup.filter
        anatomy = setup.anatomy
        boundaries = setup.boundaries
        forces = setup.forces
        plunger = setup.plunger
        guide = setup.guide
        limiter = Limiter(
            limits: setup.limits, period: setup.period, weight: setup.weight, drag: setup.forces.largestDrag)
        watch = Watch(longestSilence: setup.longestSilence)
        fastest = setup.limits.speed
        inward = setup.filter.registration.rotation.inverse
        isTurned = setup.filter.registration.rotation != .identity
    }

    /// Ends every fault. Force returns only with the dead-man held and the tip outside the skin, through the ramp.
    @_noLocks public mutating func clearFault() {
        watch.clear()
        filter.restart()
    }

    /// Stops everything: zero force until ``clearFault()``.
    @_noLocks public mutating func emergencyStop() { watch.raise(.emergencyStop) }

    /// Holds the procedure: force fades as it does while a hand is re-seated, until ``proceed()``.
    @_noLocks public mutating func pause() { isPaused = true }

    /// Ends a pause. Force returns with the tip outside the skin, through the ramp.
    @_noLocks public mutating func proceed() { isPaused = false }

    /// The patient jerks, where that was asked for: see ``Controls/ask(jerk:)``.
    @_noLocks public mutating func startle(_ asked: UInt32) { jerk.begin(asked) }

    /// The machine has slept, or is about to: nobody knows where the hand is, or whether the device is still homed.
    @_noLocks public mutating func wake() {
        watch.lose()
        watch.raise(.slept)
        filter.restart()
    }

    /// One tick.
    /// - Parameters:
    ///   - reading: what the transport has.
    ///   - now: the run's clock.
    ///   - period: since the last tick, s; n whole periods where ticks were missed.
    @_noLocks public mutating func step(_ reading: Reading, at now: Instant, period: Double) -> Output {
        var output = Output(command: .zero, frame: Frame())
        output.command = answer(reading, at: now, period: period, &output.frame)
        return output
    }

    /// Fills the frame where it lies: it is too large to be handed on.
    @_noLocks private mutating func answer(
        _ reading: Reading, at now: Instant, period: Double, _ frame: inout Frame
    ) -> Command {
        frame.tick = count
        frame.time = now
        count &+= 1
        // A clock that stands or runs backward, or a stall beyond reason, is a fault and not a step.
        let sane = period > 0 && period < 10
        let dt = sane ? period : 0.001
        if !sane { watch.raise(.late) }
        follow(reading, period: dt, &frame)
        let contact = anatomy.contact(tip: pose.tip, axis: pose.axis, following: &line)
        let speed = pose.velocity.dot(pose.axis)
        let reaction = forces.step(contact, axis: pose.axis, speed: speed, period: dt)
        let delivery = deliver(reaction, steepness: contact.steepness, period: dt, &frame)
        let pull = lead(contact, onBone: reaction.onBone, period: dt)
        let push = flinch(inTissue: reaction.depth > 0, period: dt)
        var input = LimiterInput(force: reaction.force + pull.force + push, place: pose.hand, now: now, period: dt)
        input.plunger = delivery.force
        input.cue = Cue(reaction, speed: speed, wasOnBone: wasOnBone)
        if jerk.begins { input.cue.pop = 1 }
        input.deadMan = pose.buttons.contains(.deadMan)
        input.isReseated = pose.isReseated || isPaused
        input.outside = contact.travel <= 0
        input.tracked = pose.tracked
        input.restarted = pose.restarted
        input.faulted = watch.fault.isFault
        input.delay = delay
        let limited = limiter.limit(input)
        fill(&frame, contact: contact, reaction: reaction)
        frame.sent = limited.command.force
        frame.guidance = pull.force
        frame.deviation = pull.deviation
        frame.interlocks = limited.interlocks
        frame.fault = watch.fault
        var command = limited.command
        if isTurned { command.force = inward.rotate(command.force) }
        return command
    }

    /// Takes the reading in: a pose that is believed, or the last one and a fault.
    @_noLocks private mutating func follow(_ reading: Reading, period: Double, _ frame: inout Frame) {
        switch reading {
        case .sample(let sample):
            frame.report = sample.report
            frame.sampled = sample.time
            frame.buttons = sample.buttons
            delay = sample.delay
            guard watch.admit(sample, period: period) else {
                pose.velocity = .zero
                pose.restarted = false
                filter.restart()
                return
            }
            let before = pose
            pose = filter.track(sample, period: period)
            let way = (pose.hand - before.hand).squaredLength
            // A device that is asked may have measured as late as its answer came.
            let most = fastest * (period + Self.slack(sample.delay))
            if !pose.restarted && pose.tracked && way > most * most {
                watch.raise(.jump)
                pose.restarted = true
                pose.velocity = .zero
                filter.restart()
            } else {
                watch.heal(period: period)
            }
        case .waiting, .gone, .finished:
            pose.tracked = false
            pose.velocity = .zero
            filter.restart()
            if case .gone = reading { watch.lose() }
        }
    }

    /// How much longer a hand may have moved than from one question to the next, s: no longer than a stall.
    @_noLocks private static func slack(_ delay: Double) -> Double {
        guard delay > 0 else { return 0 }
        return delay < Watch.longestStall ? delay : Watch.longestStall
    }

    /// The pull toward an exemplar: none on any doubt, and none on bone.
    @_noLocks private mutating func lead(_ contact: Contact, onBone: Bool, period: Double) -> Guide.Pull {
        let doubt =
            watch.fault.isFault || !pose.tracked || pose.restarted || !pose.buttons.contains(.deadMan) || onBone
        if doubt { guide?.rest() }
        guard !doubt, guide != nil else { return Guide.Pull() }
        return guide?.step(
            tip: pose.tip, axis: pose.axis, entered: wasInTissue ? contact.entry : nil, period: period) ?? Guide.Pull()
    }

    /// The patient's own jerk: felt only through a needle that is in tissue, and not on any doubt.
    @_noLocks private mutating func flinch(inTissue: Bool, period: Double) -> Vector {
        let doubt = watch.fault.isFault || !pose.tracked || pose.restarted || !pose.buttons.contains(.deadMan)
        guard inTissue, !doubt else {
            jerk.rest()
            return .zero
        }
        return jerk.step(axis: pose.axis, period: period)
    }

    /// What the plunger pushes out goes where the tip is.
    @_noLocks private mutating func deliver(
        _ reaction: Reaction, steepness: Double, period: Double, _ frame: inout Frame
    ) -> Delivery {
        let outlet = Outlet(
            layer: reaction.layer, shut: reaction.onBone, inVein: reaction.inVein, inNerve: reaction.inNerve,
            steepness: steepness)
        let delivery = plunger.step(pose.plunger, outlet: outlet, depth: reaction.depth, period: period)
        frame.flow = delivery.rate
        frame.delivered = delivery.delivered
        frame.leaked = delivery.leaked
        frame.intravenous = delivery.intravenous
        frame.blood = delivery.blood
        frame.pressure = delivery.pressure
        frame.plungerForce = delivery.force
        frame.plunger = pose.plunger
        return delivery
    }

    @_noLocks private mutating func fill(_ frame: inout Frame, contact: Contact, reaction: Reaction) {
        frame.tip = pose.tip
        frame.axis = pose.axis
        frame.velocity = pose.velocity
        frame.travel = contact.travel
        frame.dimple = reaction.dimple
        frame.depth = reaction.depth
        frame.steepness = contact.steepness
        frame.entry = contact.entry
        frame.layer = Layer(reaction.layer)
        frame.below = anatomy.below(pose.tip - pose.axis * reaction.dimple)
        frame.axial = reaction.axial
        frame.tipForce = reaction.tip
        frame.force = reaction.force
        frame.moment = reaction.moment
        mark(&frame, contact: contact, reaction: reaction)
    }

    @_noLocks private mutating func mark(_ frame: inout Frame, contact: Contact, reaction: Reaction) {
        let touching = contact.travel > 0
        let inTissue = reaction.depth > 0
        if touching && !wasTouching { frame.marks.insert(.touchedSkin) }
        if inTissue && !wasInTissue { frame.marks.insert(.puncturedSkin) }
        if reaction.ruptured == 3 { frame.marks.insert(.puncturedFascia) }
        if reaction.onBone && !wasOnBone { frame.marks.insert(.touchedBone) }
        if wasInTissue && !inTissue { frame.marks.insert(.leftSkin) }
        if reaction.bent { frame.marks.insert(.needleBent) }
        if reaction.hubOnSkin { frame.marks.insert(.hubOnSkin) }
        if reaction.inVein { frame.marks.insert(.inVein) }
        if reaction.nearNerve { frame.marks.insert(.nearNerve) }
        if reaction.inNerve { frame.marks.insert(.inNerve) }
        if reaction.inBursa { frame.marks.insert(.inBursa) }
        if inTissue { frame.marks.insert(.inTissue) }
        if reaction.onBone { frame.marks.insert(.onBone) }
        if pose.tracked { frame.marks.insert(.tracked) }
        if isPaused { frame.marks.insert(.paused) }
        wasTouching = touching
        wasInTissue = inTissue
        wasOnBone = reaction.onBone
    }
}
