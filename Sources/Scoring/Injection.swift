import Collision
import Servo
import Space

/// Follows what flows, where to, for how long, and how still the tip is meanwhile.
///
/// A push of the plunger in tissue counts as an injection once 1 % of the syringe's content has gone in; what flows is
/// noticed in portions of 0.2 %. Both are engineering choices: above a trigger's noise, below any injection.
struct Injection {
    static let least = 0.01
    static let portion = 0.002

    let route: Equipment.Route
    /// A push in tissue, from its first frame.
    private(set) var start: Frame?
    /// That push has become an injection.
    private(set) var committed = false
    /// Where the tip was when this puncture's first injection began.
    private var reference: Vector?
    private var began: StepRecord.Mark?
    /// Share of the content in tissue at the last portion.
    private var noticed = 0.0
    /// Of all injections, first and last; time is the run's clock in ns.
    private(set) var first: StepRecord.Mark?
    private(set) var lastFlow: StepRecord.Mark?
    /// Along the needle when the first one began, m.
    private(set) var depth: Double?
    /// In this puncture.
    private(set) var injectedHere = false
    private var finishedTime: Int64 = 0
    /// The furthest from the reference, m, and when.
    private(set) var drift = 0.0
    private(set) var driftTick: UInt64 = 0
    /// What went into tissue outside the target on the way out, shares of the content: not the fault of the depth.
    private var outsideOnTheWayOut = 0.0
    private var saved: (drift: Double, tick: UInt64, outside: Double)?

    init(_ route: Equipment.Route) { self.route = route }

    /// The plunger moves, in tissue.
    mutating func begin(_ frame: Frame) {
        start = frame
        committed = false
        noticed = frame.inTissueShare
        if !injectedHere {
            reference = frame.tip
            began = StepRecord.Mark(tick: frame.tick, time: frame.time.nanoseconds)
        }
    }

    /// The plunger has come to rest.
    mutating func rest() { start = nil }

    /// One frame in tissue in which something flows; true where the push has just become an injection.
    mutating func follow(_ frame: Frame) -> Bool {
        let now = frame.inTissueShare
        guard now - noticed >= Self.portion else { return false }
        noticed = now
        lastFlow = StepRecord.Mark(tick: frame.tick, time: frame.time.nanoseconds)
        if let reference {
            let away = (frame.tip - reference).squaredLength
            if away > drift * drift {
                drift = away.squareRoot()
                driftTick = frame.tick
            }
        }
        guard !committed, let start, now - start.inTissueShare >= Self.least else { return false }
        committed = true
        injectedHere = true
        if first == nil {
            first = began
            depth = start.depth
        }
        return true
    }

    /// The needle may be on its way out.
    mutating func save(_ frame: Frame) { saved = (drift, driftTick, outside(frame)) }
    /// It was not.
    mutating func keep() { saved = nil }

    /// The needle has left the skin: what happened on the way out was no drift and no wrong depth.
    mutating func leave(_ frame: Frame) {
        if let saved {
            drift = saved.drift
            driftTick = saved.tick
            outsideOnTheWayOut += outside(frame) - saved.outside
        }
        saved = nil
        start = nil
        finishedTime = duration
        began = nil
        reference = nil
        injectedHere = false
        committed = false
    }

    /// From first movement to the end of the flow, all punctures together, ns.
    var duration: Int64 {
        guard let began, injectedHere, let lastFlow else { return finishedTime }
        return finishedTime + max(0, lastFlow.time - began.time)
    }

    /// Share of the content in tissue outside the target, without the way out.
    func outside(_ frame: Frame) -> Double {
        frame.inTissueShare - route.arrived(frame) - outsideOnTheWayOut
    }

    /// Share of the content that is where it should be.
    func arrived(_ frame: Frame) -> Double { route.arrived(frame) }
}

extension Frame {
    /// Share of the content that is in tissue, whichever.
    var inTissueShare: Double {
        var sum = 0.0
        for layer in 1..<6 { sum += delivered[layer] }
        return sum
    }
}
