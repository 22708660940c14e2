import Servo
import Space

/// How long the needle stays on bone: from the touch until the tip is back as far as the guideline asks.
struct BoneContact {
    /// m; within the device's uncertainty counts as back.
    let back: Double

    /// The longest contact, ns, and its ticks; `nil` where bone was never touched.
    private(set) var longest: (time: Int64, ticks: TickRange)?
    /// Along the needle at the fastest touch, m/s, and when.
    private(set) var fastest: (speed: Double, tick: UInt64)?
    private var touched: (travel: Double, mark: StepRecord.Mark)?
    var isOpen: Bool { touched != nil }

    init(back: Double) { self.back = back }

    mutating func touch(_ frame: Frame) {
        guard touched == nil else { return }
        touched = (frame.travel, StepRecord.Mark(tick: frame.tick, time: frame.time.nanoseconds))
        let speed = max(0, frame.velocity.dot(frame.axis))
        if speed >= fastest?.speed ?? 0 { fastest = (speed, frame.tick) }
        note(frame)
    }

    mutating func follow(_ frame: Frame) {
        guard let touched else { return }
        note(frame)
        if frame.travel <= touched.travel - back { self.touched = nil }
    }

    mutating func leave(_ frame: Frame) {
        note(frame)
        touched = nil
    }

    private mutating func note(_ frame: Frame) {
        guard let mark = touched?.mark else { return }
        let time = frame.time.nanoseconds - mark.time
        if time >= longest?.time ?? 0 { longest = (time, TickRange(mark.tick, frame.tick)) }
    }
}
