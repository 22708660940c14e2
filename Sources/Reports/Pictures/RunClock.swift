import Servo
import Sessions
import Space

/// Turns ticks into seconds of the run, from the frames and events that say both.
struct RunClock: Sendable {
    private let known: [(tick: UInt64, time: Double)]

    init(_ run: RunRecord) {
        let frames = run.frames.map { (tick: $0.tick, time: $0.time.seconds) }
        let events = run.events.filter(\.time.isFinite).map { (tick: $0.tick, time: $0.time) }
        var last: UInt64?
        known = (frames + events).sorted { ($0.tick, $0.time) < ($1.tick, $1.time) }.filter { point in
            defer { last = point.tick }
            return point.tick != last
        }
    }

    /// Seconds at a tick: between the two nearest known ones. `nil` more than 20 ticks (two frames of a 100 Hz record)
    /// before or after them all.
    func seconds(at tick: UInt64) -> Double? {
        guard let first = known.first, let last = known.last else { return nil }
        if tick <= first.tick { return first.tick - tick <= 20 ? first.time : nil }
        if tick >= last.tick { return tick - last.tick <= 20 ? last.time : nil }
        var low = 0
        var high = known.count - 1
        while high - low > 1 {
            let middle = (low + high) / 2
            if known[middle].tick <= tick { low = middle } else { high = middle }
        }
        let (a, b) = (known[low], known[high])
        return a.time + (b.time - a.time) * Double(tick - a.tick) / Double(b.tick - a.tick)
    }

    /// Seconds of the last thing known, or 0.
    var end: Double { known.last?.time ?? 0 }
}
