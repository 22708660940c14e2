import Devices
import Space

/// A hand that mostly works a needle in and out of an arm, and whose device lies in every way that a device can.
struct HostileHand {
    private var random: SplitMix
    private var sample = Sample()
    private var height = 0.01
    private var aim = 0.01
    private var speed = 0.05
    private var side = 0.0
    private var clock: Int64 = 0
    /// How often something hostile happens: once in so many ticks.
    let rarity: UInt64

    init(seed: UInt64, rarity: UInt64) {
        random = SplitMix(seed)
        self.rarity = rarity
        sample.buttons = .deadMan
    }

    /// The next reading and the period that is said to have passed, s.
    mutating func next() -> (reading: Reading, period: Double) {
        work()
        var period = 0.001
        clock += 1_000_000
        var told = sample
        told.time = Instant(nanoseconds: clock)
        told.report &+= 1
        sample.report = told.report
        if random.oneIn(rarity) {
            switch random.next() % 14 {
            case 0: told[.x] = .nan
            case 1: told.values[Int(random.next() % 16)] = random.oneIn(2) ? .infinity : -.infinity
            case 2: told[.z] += random.between(-1, 1)
            case 3: told.time = Instant(nanoseconds: clock - Int64(random.next() % 5_000_000_000))
            case 4: told.time = Instant(nanoseconds: random.oneIn(2) ? .min : .max)
            case 5: told.buttons = .none
            case 6: told.inRange = false
            case 7: told[.qw] = random.between(-1e300, 1e300)
            case 8:
                told[.qw] = 0
                told[.qx] = 0
            case 9: period = random.between(-0.01, 0.02)
            case 10: period = random.oneIn(2) ? 0 : random.between(0.02, 30)
            case 11: return (.waiting, period)
            case 12: told[.x] = random.between(-1e308, 1e308)
            default: told.values[Int(random.next() % 16)] = random.between(-10, 10)
            }
            if random.oneIn(500) { return (.gone, period) }
            if random.oneIn(500) { told.buttons = told.buttons.union(.emergencyStop) }
        }
        return (.sample(told), period)
    }

    /// The honest part: strokes of the needle along itself, with dwells and sideways drift.
    private mutating func work() {
        if abs(aim - height) < speed * 0.001 {
            height = aim
            if random.oneIn(20) {
                aim = random.oneIn(4) ? random.between(0.001, 0.01) : random.between(-0.030, -0.002)
                speed = random.between(0.005, 0.28)
            }
        } else {
            height += height < aim ? speed * 0.001 : -speed * 0.001
        }
        side += random.between(-0.00005, 0.00005)
        sample[.x] = side
        sample[.y] = -0.085
        sample[.z] = height
        sample[.plunger] = height < -0.012 ? 0.5 : 0
    }
}
