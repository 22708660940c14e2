import Servo
import Space

/// Numbers about the technique that earn no points.
struct MotionMetrics {
    /// The largest of something, and when it was.
    struct Peak {
        var value = 0.0
        var tick: UInt64 = 0

        mutating func offer(_ new: Double, _ tick: UInt64) {
            guard new > value else { return }
            value = new
            self.tick = tick
        }
    }

    private(set) var first: Frame.Stamp?
    private(set) var last: Frame.Stamp?
    /// m.
    private(set) var path = 0.0
    private(set) var pathInTissue = 0.0
    /// ns.
    private(set) var timeInTissue: Int64 = 0
    /// N².
    private(set) var squaredForce = Peak()
    /// m/s along the needle, inward, in tissue.
    private(set) var speed = Peak()
    /// m, along the needle.
    private(set) var depth = Peak()
    private(set) var tissueTicks: TickRange?
    /// m², swept by the part of the needle that is in tissue, across its axis.
    private(set) var damage = 0.0
    private(set) var spread = LateralSpread()
    private(set) var insertion = InsertionMotion()
    /// Share of the syringe's content per second.
    private(set) var flow = Peak()
    /// Shares of the syringe's content by layer.
    private(set) var delivered = InlineArray<6, Double>(repeating: 0)
    private var realTip = Vector.zero
    private var entry = Vector.zero
    private var wasInTissue = false
    private var tip = Vector.zero
    private var wasTracked = false

    mutating func follow(_ frame: Frame) {
        let now = Frame.Stamp(tick: frame.tick, time: frame.time)
        let inTissue = frame.marks.contains(.inTissue)
        let tracked = frame.marks.contains(.tracked)
        let way = tracked && wasTracked ? (frame.tip - tip).length : 0
        path += way
        if inTissue {
            pathInTissue += way
            if let last { timeInTissue += max(0, now.time - last.time) }
            tissueTicks = TickRange(tissueTicks?.first ?? frame.tick, frame.tick)
            speed.offer(frame.velocity.dot(frame.axis), frame.tick)
            depth.offer(frame.depth, frame.tick)
        }
        followTissue(frame, inTissue)
        insertion.follow(frame)
        flow.offer(frame.flow, frame.tick)
        delivered = frame.delivered
        squaredForce.offer(frame.force.squaredLength, frame.tick)
        tip = frame.tip
        wasTracked = tracked
        if first == nil { first = now }
        last = now
    }

    /// The skin gives way.
    mutating func puncture(_ frame: Frame) {
        spread.begin(entry: frame.entry, axis: frame.axis)
        insertion.begin(frame)
    }

    /// The needle stands, injects or leaves.
    ///
    /// - Parameter standing: it has stood still for 300 ms, which were no movement any more.
    mutating func endInsertion(_ frame: Frame, standing: Bool = false) { insertion.end(frame, standing: standing) }

    private mutating func followTissue(_ frame: Frame, _ inTissue: Bool) {
        let tip = frame.tip - frame.axis * frame.dimple
        if inTissue {
            if wasInTissue {
                // The needle's part in tissue sweeps a trapezium: half of what its two ends go aside, times its length.
                let aside = (tip - realTip).across(frame.axis).length + (frame.entry - entry).across(frame.axis).length
                damage += aside / 2 * frame.depth
            }
            spread.follow(tip)
        }
        realTip = tip
        entry = frame.entry
        wasInTissue = inTissue
    }
}
