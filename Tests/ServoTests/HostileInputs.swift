import Devices
import Servo
import Space

/// A model that has gone mad, on a device that lies: what no limiter should ever be told.
///
/// Forces turn, jump, grow without bound or are no numbers; hands tremble, rush and stand still. Mostly it is sane
/// enough for force to be there, or nothing would be tested.
struct HostileInputs {
    private var random: SplitMix
    private var place = Vector(0, 0, 0.01)
    private var speed = Vector.zero
    private var force = Vector.zero
    private var mood = 0
    private var clock: Int64 = 0
    private var outside = true
    private var isReseated = false
    private let strength: Double
    private let tame: Bool

    /// - Parameters:
    ///   - strength: N, of an ordinary force.
    ///   - tame: no interlock but those of the force itself: the dead-man is held, nothing is faulted.
    init(seed: UInt64, strength: Double, tame: Bool = false) {
        random = SplitMix(seed)
        self.strength = strength
        self.tame = tame
    }

    mutating func next() -> LimiterInput {
        if random.oneIn(200) { mood = Int(random.next() % 7) }
        move()
        press()
        clock += 1_000_000
        var input = LimiterInput(force: force, place: place, now: Instant(nanoseconds: clock), period: 0.001)
        if random.oneIn(300) { outside.toggle() }
        input.outside = outside
        if random.oneIn(isReseated ? 100 : 8000) { isReseated.toggle() }
        input.isReseated = isReseated
        input.delay = random.oneIn(10) ? random.between(0, 0.02) : 0
        if random.oneIn(50) { input.period = 0.001 * Double(1 + random.next() % 9) }
        if !tame { betray(&input) }
        return input
    }

    private mutating func move() {
        switch mood {
        case 0: speed = .zero
        case 1: speed = vector(0.28)
        case 2: speed = speed * 0.99 + vector(0.005)
        case 3: speed = -speed
        case 4: speed = force.unit(or: speed) * 0.1
        case 5: speed = force.unit(or: speed) * -0.1
        default: speed = vector(0.02)
        }
        place = place + speed * 0.001
    }

    private mutating func press() {
        switch random.next() % 8 {
        case 0: force = vector(strength)
        case 1: force = force * 1.05
        case 2: force = speed.unit(or: force) * strength
        case 3: force = -force
        default: force = force + vector(strength * 0.1)
        }
        if !force.isFinite || force.length > 50 { force = vector(strength) }
    }

    private mutating func betray(_ input: inout LimiterInput) {
        guard random.oneIn(400) else { return }
        switch random.next() % 10 {
        case 0: input.force = Vector(.nan, 0, 0)
        case 1: input.force = Vector(0, .infinity, 0)
        case 2: input.force = vector(1e308)
        case 3: input.place = Vector(.nan, .infinity, 0)
        case 4: input.place = vector(1e308)
        case 5: input.deadMan = false
        case 6: input.faulted = true
        case 7: input.tracked = false
        case 8: input.delay = random.oneIn(2) ? .nan : .infinity
        default: input.restarted = true
        }
    }

    private mutating func vector(_ size: Double) -> Vector {
        Vector(random.between(-size, size), random.between(-size, size), random.between(-size, size))
    }
}
