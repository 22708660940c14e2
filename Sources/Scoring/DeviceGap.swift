import Servo
import Space

/// The longest time in tissue for which nobody knew where the needle was: out of range, a fault, or no frames.
struct DeviceGap {
    /// ns.
    private(set) var longest: Int64 = 0
    private(set) var ticks: TickRange?
    private var last: Frame.Stamp?
    private var lostSince: Frame.Stamp?

    mutating func follow(_ frame: Frame) {
        let now = Frame.Stamp(tick: frame.tick, time: frame.time)
        defer { last = now }
        guard frame.marks.contains(.inTissue) else {
            lostSince = nil
            return
        }
        if let last, now.time - last.time > longest { note(last, now) }
        let failed = frame.fault != .none && frame.fault != .emergencyStop
        guard !frame.marks.contains(.tracked) || failed else {
            lostSince = nil
            return
        }
        let since = lostSince ?? now
        lostSince = since
        if now.time - since.time > longest { note(since, now) }
    }

    private mutating func note(_ from: Frame.Stamp, _ to: Frame.Stamp) {
        longest = to.time - from.time
        ticks = TickRange(from.tick, to.tick)
    }
}

extension Frame {
    /// When a frame was.
    struct Stamp {
        var tick: UInt64
        var time: Instant
    }
}
