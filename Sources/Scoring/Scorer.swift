import Collision
public import Devices
import Patients
public import Servo
public import Sessions
import Space

/// Scores a run as it goes: frames and events in, at the end a ``Score``.
///
/// For each frame feed its events first, then the frame. Needs no memory that grows with the run, and allocates only
/// where something happens.
public struct Scorer: Sendable {
    public let scenario: Scenario
    /// Why the run is made.
    public let mode: ScoringMode

    let senses: [Measure: Sensing]
    let exemplar: Exemplar?
    /// All criteria in the order of the scenario.
    let plans: [CriterionPlan]
    let skin: SkinChart
    private let waits: [Wait]

    var tracker: StepTracker
    var happenings: EventTracker
    var findings: [Finding?]
    var clock = ProcedureClock()
    var motion = MotionMetrics()
    var approach = ApproachPath()
    var gap = DeviceGap()
    var insertion: Insertion
    var injection: Injection
    var bone: BoneContact
    var aspiration = Aspiration()
    /// What was in the syringes before the one that is used now.
    var spent = SpentSyringes()
    var retreat = Retreat()
    /// Cosine of the largest angle between the needle on its way out and at puncture.
    var straightest = 1.0
    var entryAxis = Vector(0, 0, -1)
    var punctures = 0
    var punctureTicks: TickRange?
    /// The needle is in tissue.
    var isDeep = false
    /// Of the punctures, those before something that nobody brought about made the procedure begin again.
    var forgiven = 0
    /// What an instructor ruled, and when.
    var rulings: [(ruling: Ruling, tick: UInt64?)] = []
    /// The last frame.
    var latest = Frame()
    var plungerMoves = false
    /// A step begins with the approach, or ends with the dose, and that has not been seen.
    var awaitsApproach: Bool
    var awaitsDose: Bool
    /// When the needle last left the skin, on the procedure's clock.
    private(set) var left: StepRecord.Mark?
    private var pending: [Event] = []
    /// How long the procedure was held before, since when it is, and how long that has been, ns of the run.
    private var held: Int64 = 0
    private var heldSince: Instant?
    private var heldNow: Int64 = 0
    private var wait: (plan: Wait, until: Int64)?
    /// The last frame was far enough from the skin for waiting to be fast-forwarded.
    private var isAway = false
    /// True once somebody said that the procedure is over.
    public internal(set) var isEnded = false

    /// A scorer that has seen nothing yet.
    ///
    /// - Parameters:
    ///   - senses: what the device declares; a measure that is not there is absent.
    ///   - exemplar: an expert's run, to compare with.
    ///   - mode: in a test, what only the trainee declares satisfies no critical item.
    public init(
        scenario: Scenario, senses: [Measure: Sensing], mode: ScoringMode = .learn, exemplar: Exemplar? = nil
    ) {
        self.exemplar = exemplar
        self.scenario = scenario
        self.senses = senses
        self.mode = mode
        plans = CriterionPlan.all(of: scenario, senses: senses)
        findings = Array(repeating: nil, count: plans.count)
        skin = scenario.patient.chart
        waits = scenario.steps.indices.compactMap { Wait($0, of: scenario.steps) }
        let absent = scenario.steps.indices.filter { CriterionPlan.isLeftOut(scenario.steps[$0], senses) }
        tracker = StepTracker(scenario.steps, leftOut: Set(absent), isGated: scenario.rules(in: mode).gated)
        happenings = EventTracker(scenario.events, cohort: scenario.cohort, mode: mode)
        awaitsApproach = scenario.steps.contains { $0.starts == .approach }
        awaitsDose = scenario.steps.contains { $0.ends.contains(.doseDelivered) }
        insertion = Insertion(scenario.equipment.route)
        injection = Injection(scenario.equipment.route)
        let onBone = plans.first { $0.criterion.measure == .timeOnBone }
        bone = BoneContact(back: (onBone?.criterion.band.back ?? 0) - (onBone?.margin ?? 0))
        pending.reserveCapacity(16)
    }

    /// Something that happened, before the frame of its tick is observed. An action is applied at once.
    public mutating func observe(_ event: Event) {
        if case .action(let action) = event.kind {
            apply(action, tick: event.tick)
        } else {
            pending.append(event)
        }
    }

    /// One frame, in order. While the procedure is held its time stands still, and frames count only where something happens
    /// in them: a needle that comes out has come out.
    public mutating func observe(_ frame: Frame) {
        if frame.marks.contains(.paused) {
            let since = heldSince ?? frame.time
            heldSince = since
            heldNow = max(0, frame.time - since)
            if pending.isEmpty { return }
        } else if let since = heldSince {
            held += max(0, frame.time - since)
            (heldSince, heldNow) = (nil, 0)
        }
        guard held + heldNow > 0 else { return measure(frame) }
        var shifted = frame
        shifted.time = frame.time + (-(held + heldNow))
        measure(shifted)
    }

    /// How long the procedure was held, s of the run.
    public var heldTime: Double { Double(held + heldNow) / 1e9 }

    private mutating func measure(_ frame: Frame) {
        if spent.isAny { weigh(spent.without(frame)) } else { weigh(frame) }
    }

    private mutating func weigh(_ frame: Frame) {
        advance(to: frame)
        if awaitsApproach { near(frame) }
        if !pending.isEmpty { before(frame) }
        if isDeep { follow(frame) }
        motion.follow(frame)
        approach.follow(frame)
        gap.follow(frame)
        if !scenario.events.isEmpty { followEvents(frame) }
        if !pending.isEmpty { after(frame) }
        latest = frame
    }

    /// What the trainee, a script or an instructor said; `tick` is that of the last frame.
    public mutating func apply(_ action: Action, tick: UInt64) {
        if action.kind == .end { isEnded = true }
        let mark = StepRecord.Mark(tick: tick, time: clock.now, skipped: clock.skipped)
        let isInstructor = action.evidence == .instructor
        if isInstructor, let ruling = action.ruling { rulings.append((ruling, tick)) }
        if let deed = action.deed, !scenario.events.isEmpty {
            _ = happenings.apply(deed, byInstructor: isInstructor, needleUsed: tracker.needleUsed, latest, at: mark)
        }
        if let done = tracker.apply(action, at: mark) {
            takeTimes(of: done, mark)
            happenings.schedule(after: scenario.steps[done].id, at: mark)
        }
        lookForWait()
    }

    // MARK: Inside the module

    /// The needle has left the skin.
    mutating func leave(at mark: StepRecord.Mark) {
        left = mark
        isDeep = false
    }

    /// The wait that is going on, if any.
    mutating func lookForWait() {
        wait = nil
        for plan in waits where tracker.records[plan.step].first != nil && !tracker.isFinished(plan.step) {
            guard let since = tracker.records[plan.since].last else { continue }
            wait = (plan, since.time + plan.target)
            return
        }
    }

    /// How near the skin the needle ends a fast-forward, m (an engineering choice).
    private static let nearSkin = 0.005

    private mutating func advance(to frame: Frame) {
        isAway = frame.below[0] < -Self.nearSkin
        guard let wait else { return clock.advance(to: frame.time) }
        clock.advance(
            to: frame.time, factor: isAway ? wait.plan.factor : 1, remaining: wait.until - clock.now)
        if clock.now >= wait.until {
            tracker.endWait(wait.plan.step)
            lookForWait()
        }
    }

    private mutating func before(_ frame: Frame) {
        for event in pending { begin(event.kind, frame) }
    }

    private mutating func after(_ frame: Frame) {
        for event in pending where event.kind == .needleLeftSkin { end(frame) }
        pending.removeAll(keepingCapacity: true)
    }
}

extension Scorer {
    /// The step that comes next; `nil` once nothing more is expected.
    public var currentStep: Step? { tracker.current.map { scenario.steps[$0] } }

    /// Nothing more is expected of the step of that number.
    public func isFinished(_ step: Int) -> Bool { tracker.isFinished(step) }

    /// The wait that is going on, for the live line.
    public var waitState: WaitState? {
        guard let wait else { return nil }
        let target = Double(wait.plan.target) / 1e9
        return WaitState(
            step: scenario.steps[wait.plan.step].id, elapsed: target - Double(wait.until - clock.now) / 1e9,
            target: target, factor: isAway ? wait.plan.factor : 1)
    }

    /// How much of the procedure's time was fast-forwarded, s.
    public var fastForwarded: Double { Double(clock.skipped) / 1e9 }
}
