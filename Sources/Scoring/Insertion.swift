import Collision
import Servo

/// Counts the stops on the way to the target: a needle that stood still outside it and was then pushed on by 1 mm.
///
/// Whoever stops there and injects has chosen the wrong depth, which is another criterion's matter.
struct Insertion {
    /// m; an engineering choice, well above tremor.
    static let pushedOn = 0.001

    let route: Equipment.Route
    private(set) var stops = 0
    /// Punctures in which the tip came to the target.
    private(set) var targets = 0
    private var isThere = false
    /// The target was reached, or an injection begun, in some puncture.
    private(set) var arrived = false
    private(set) var ticks: TickRange?
    private var arrivedHere = false
    private var stoppedAt: Double?
    /// Nothing more can happen in this puncture.
    var isOver: Bool { arrivedHere }

    init(_ route: Equipment.Route) { self.route = route }

    mutating func begin(_ frame: Frame) {
        arrivedHere = false
        isThere = false
        stoppedAt = nil
        if ticks == nil { ticks = TickRange(frame.tick, frame.tick) }
    }

    /// The needle stands still.
    mutating func stop(_ frame: Frame) {
        if !arrivedHere && stoppedAt == nil && !route.isReached(frame) { stoppedAt = frame.travel }
    }

    mutating func inject(_ frame: Frame) { arrive(frame) }

    mutating func follow(_ frame: Frame) {
        if let place = stoppedAt, frame.travel > place + Self.pushedOn {
            stops += 1
            stoppedAt = nil
        }
        if route.isReached(frame) {
            targets += isThere ? 0 : 1
            isThere = true
            arrive(frame)
        }
    }

    private mutating func arrive(_ frame: Frame) {
        if !arrivedHere, let first = ticks?.first { ticks = TickRange(first, frame.tick) }
        arrivedHere = true
        arrived = true
    }
}
