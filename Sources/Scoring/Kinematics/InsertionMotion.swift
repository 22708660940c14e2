import Servo
import Space

/// The tip's way during the insertion: from the puncture until the needle stands, injects or leaves.
///
/// The hand's tip goes through ``LowPass`` on a grid of 1 ms; every tenth value since the puncture is kept, at most for
/// 30 s. Frames that are further apart are joined by straight lines; where the needle was not seen for 50 ms, the filter
/// begins anew.
struct InsertionMotion {
    /// Values a second that are kept.
    static let rate = 100.0
    private static let grid: Int64 = 1_000_000
    private static let longestGap = 50
    private static let most = 3000

    private var filter: LowPass?
    private var last = Vector.zero
    private var lastTime: Int64 = 0
    private var steps = 0
    private var isMoving = false
    private var origin = Vector.zero
    /// Of the first insertion that came to an end, from the entry on, m.
    private(set) var places: [Vector] = []
    private(set) var ticks: TickRange?
    /// An insertion has come to an end; what follows is not this movement.
    private(set) var isComplete = false

    init() { places.reserveCapacity(Self.most) }

    /// The skin gives way at a frame that is followed next.
    mutating func begin(_ frame: Frame) {
        guard !isComplete else { return }
        places.removeAll(keepingCapacity: true)
        isMoving = true
        steps = 0
        origin = frame.entry
        ticks = TickRange(frame.tick, frame.tick)
    }

    /// The needle stands, injects or leaves.
    ///
    /// - Parameter standing: it has stood for 300 ms, which belong to the movement no more.
    mutating func end(_ frame: Frame, standing: Bool) {
        guard isMoving, let first = ticks?.first else { return }
        isMoving = false
        if standing { places.removeLast(min(places.count, Self.stood)) }
        ticks = TickRange(first, frame.tick)
        // A needle that was hardly in has made no insertion.
        isComplete = places.count > Self.least
    }

    /// Values of 300 ms.
    private static let stood = 30
    /// Values below which there is no movement to speak of: 50 ms.
    private static let least = 5

    mutating func follow(_ frame: Frame) {
        guard frame.marks.contains(.tracked) else {
            filter = nil
            return
        }
        let time = frame.time.nanoseconds
        let count = Int((time - lastTime + Self.grid / 2) / Self.grid)
        guard filter != nil, count <= Self.longestGap else {
            filter = LowPass(at: frame.tip)
            last = frame.tip
            lastTime = time
            if isMoving { keep(frame.tip) }
            return
        }
        guard count > 0 else { return }
        let from = last
        for number in 1...count {
            let place =
                number == count ? frame.tip : from + (frame.tip - from) * (Double(number) / Double(count))
            if let out = filter?.step(place), isMoving { keep(out) }
        }
        last = frame.tip
        lastTime = time
    }

    private mutating func keep(_ place: Vector) {
        if steps % 10 == 0 && places.count < Self.most { places.append(place - origin) }
        steps += 1
    }
}
