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
        squaredForce.offer(frame.force.squaredLength, frame.tick)
        tip = frame.tip
        wasTracked = tracked
        if first == nil { first = now }
        last = now
    }
}
