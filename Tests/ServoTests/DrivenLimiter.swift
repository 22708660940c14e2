import Devices
import Servo
import Space

/// A limiter that a test drives tick by tick: it is armed outside the skin, and inside from then on.
struct DrivenLimiter {
    /// Of a device whose motors bear its largest force for ever, so that only what a test asks for holds a force back.
    static let limits = Limits(force: 8, stiffness: 3000, damping: 20, continuousForce: 8)

    private var limiter: Limiter
    private var place = Vector.zero
    private var clock: Int64 = 0
    /// As the transport measures it, s.
    private let delay: Double
    private(set) var command = Command.zero
    private(set) var interlocks = Interlocks.none

    /// Armed, its ramp at the top, and no force asked for yet.
    init(_ limits: Limits = limits, weight: Vector = .zero, delay: Double = 0) {
        limiter = Limiter(limits: limits, period: 0.001, weight: weight)
        self.delay = delay
        tick(.zero, outside: true)
        hold(.zero, 600)
    }

    /// One tick in which the hand has moved by `way`, m.
    mutating func tick(
        _ force: Vector, by way: Vector = .zero, plunger: Double = 0, period: Double = 0.001, outside: Bool = false,
        deadMan: Bool = true
    ) {
        clock += Int64(period * 1e9)
        place = place + way
        var input = LimiterInput(force: force, place: place, now: Instant(nanoseconds: clock), period: period)
        input.delay = delay
        input.plunger = plunger
        input.outside = outside
        input.deadMan = deadMan
        (command, interlocks) = limiter.limit(input)
    }

    /// So many ticks in which the hand stands still.
    mutating func hold(_ force: Vector, _ ticks: Int) { for _ in 0..<ticks { tick(force) } }

    /// How much the force grows in one tick where the hand stands still and `force` is asked for, N.
    mutating func rise(to force: Vector) -> Double {
        let before = command.force.length
        tick(force)
        return command.force.length - before
    }
}
