import Collision
import Devices
import Servo
import Sessions
import Space

/// Frames of a needle along its axis, made by hand, one per ms, and the events that come of them.
struct Run {
    var detector = EventDetector()
    var trace: FrameTrace
    private(set) var events: [Event] = []
    private(set) var frame = Frame()
    private(set) var tick: UInt64 = 0
    private var started = false

    /// m past the skin.
    var travel = -0.01
    /// m.
    var depthOfBone = 0.024
    var plunger = 0.0
    var tracked = true
    var fault = Fault.none
    var bent = false
    /// Of structures that the needle is in.
    var meets = Marks.none

    init(limit: Int = 200_000) { trace = FrameTrace(limit: limit) }

    mutating func step() {
        var now = Frame()
        now.tick = tick
        now.time = Instant(nanoseconds: Int64(tick) * 1_000_000)
        now.travel = travel
        now.depth = max(0, travel)
        now.below = [travel, travel - 0.002, travel - 0.0065, travel - 0.0071, travel - depthOfBone]
        now.plunger = plunger
        now.delivered = frame.delivered
        if started { now.delivered[4] += max(0, plunger - frame.plunger) }
        now.fault = fault
        let was = frame.marks
        if tracked { now.marks.insert(.tracked) }
        if travel > 0 {
            now.marks.insert(.inTissue)
            if !was.contains(.inTissue) {
                now.marks.insert(.touchedSkin)
                now.marks.insert(.puncturedSkin)
            }
        } else if was.contains(.inTissue) {
            now.marks.insert(.leftSkin)
        }
        if travel > 0.0065 && frame.travel <= 0.0065 && started { now.marks.insert(.puncturedFascia) }
        if travel >= depthOfBone {
            now.marks.insert(.onBone)
            if !was.contains(.onBone) { now.marks.insert(.touchedBone) }
        }
        if bent { now.marks.insert(.needleBent) }
        now.marks.insert(meets)
        frame = now
        started = true
        tick += 1
        detector.observe(now) { event in
            events.append(event)
            trace.observe(event)
        }
        trace.observe(now)
    }

    mutating func dwell(_ ms: Int) { for _ in 0..<ms { step() } }

    /// Moves at a steady speed.
    mutating func move(to goal: Double, in ms: Int) {
        let from = travel
        for number in 1...ms {
            travel = from + (goal - from) * Double(number) / Double(ms)
            step()
        }
    }

    mutating func push(to goal: Double, in ms: Int) {
        let from = plunger
        for number in 1...ms {
            plunger = from + (goal - from) * Double(number) / Double(ms)
            step()
        }
    }

    mutating func say(_ action: Action) {
        detector.observe(action, tick: tick - 1, time: frame.time.seconds) { events.append($0) }
    }

    var kinds: [Event.Kind] { events.map(\.kind) }
    func tick(of kind: Event.Kind) -> UInt64? { events.first { $0.kind == kind }?.tick }
}
