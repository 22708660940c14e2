import Devices
import Space
import TestSupport
import Testing

@Suite("samples between reports")
struct SampleInterpolatorTests {
    static func sample(_ milliseconds: Int64, x: Double, inRange: Bool = true, buttons: Buttons = .none) -> Sample {
        var sample = Sample(time: Instant(nanoseconds: milliseconds * 1_000_000))
        sample[.x] = x
        sample.inRange = inRange
        sample.buttons = buttons
        return sample
    }
    static func at(_ milliseconds: Double) -> Instant { Instant(nanoseconds: Int64(milliseconds * 1e6)) }

    @Test("before the first report there is nothing")
    func nothing() { #expect(SampleInterpolator().at(.zero) == nil) }

    @Test("numbers between two reports lie on the line between them, at the instant asked for")
    func line() {
        var interpolator = SampleInterpolator()
        interpolator.push(Self.sample(0, x: 1))
        interpolator.push(Self.sample(8, x: 3))
        interpolator.push(Self.sample(16, x: -1))
        #expect(interpolator.at(Self.at(2))?[.x] == 1.5)
        #expect(interpolator.at(Self.at(8))?[.x] == 3)
        #expect(interpolator.at(Self.at(12))?[.x] == 1)
        #expect(interpolator.at(Self.at(12))?.time == Self.at(12))
    }

    @Test("a device that says nothing is still: its last sample holds, with its own time")
    func holds() {
        var interpolator = SampleInterpolator()
        interpolator.push(Self.sample(0, x: 1))
        interpolator.push(Self.sample(8, x: 3))
        let later = interpolator.at(Self.at(60_000))
        #expect(later?[.x] == 3 && later?.time == Self.at(8))
        #expect(interpolator.at(Self.at(-5))?[.x] == 1)
    }

    @Test("a hand that moves on after a pause starts where it was held, and does not jump")
    func pause() {
        var interpolator = SampleInterpolator(span: 9_000_000)
        interpolator.push(Self.sample(0, x: 1))
        interpolator.push(Self.sample(100, x: 4))
        #expect(interpolator.at(Self.at(91))?[.x] == 1 && interpolator.at(Self.at(91))?.time == Self.at(0))
        #expect(interpolator.at(Self.at(94))?[.x] == 2 && interpolator.at(Self.at(97))?[.x] == 3)
        #expect(interpolator.at(Self.at(100))?[.x] == 4)
    }

    @Test("buttons change when the clock reaches the report that says so")
    func buttons() {
        var interpolator = SampleInterpolator()
        interpolator.push(Self.sample(0, x: 0))
        interpolator.push(Self.sample(8, x: 0, buttons: .plunger))
        #expect(interpolator.at(Self.at(7.999))?.buttons == Buttons.none)
        #expect(interpolator.at(Self.at(8))?.buttons == .plunger)
    }

    @Test("a pen that comes back is a cut, not a line from where it left")
    func cut() {
        var interpolator = SampleInterpolator()
        interpolator.push(Self.sample(0, x: 1))
        interpolator.push(Self.sample(8, x: 1, inRange: false))
        interpolator.push(Self.sample(16, x: 9))
        interpolator.push(Self.sample(24, x: 10))
        #expect(interpolator.at(Self.at(4))?[.x] == 1 && interpolator.at(Self.at(4))?.inRange == true)
        #expect(interpolator.at(Self.at(15.9))?[.x] == 1 && interpolator.at(Self.at(15.9))?.inRange == false)
        #expect(interpolator.at(Self.at(16))?[.x] == 9 && interpolator.at(Self.at(16))?.inRange == true)
        #expect(interpolator.at(Self.at(20))?[.x] == 9.5)
    }

    @Test("a direction turns the shorter way and keeps length 1")
    func direction() {
        var a = Self.sample(0, x: 0)
        var b = Self.sample(10, x: 0)
        (a[.qw], a[.qx]) = (1, 0)
        (b[.qw], b[.qx]) = (-0.7071067811865476, -0.7071067811865476)
        var interpolator = SampleInterpolator()
        interpolator.push(a)
        interpolator.push(b)
        let half = interpolator.at(Self.at(5))
        #expect(abs((half?[.qw] ?? 0) - 0.9238795325112867) < 1e-12)
        #expect(abs((half?[.qx] ?? 0) - 0.3826834323650898) < 1e-12)
    }

    @Test("the last eight reports are kept, and no more")
    func ring() {
        var interpolator = SampleInterpolator()
        for i in 0..<20 { interpolator.push(Self.sample(Int64(i), x: Double(i))) }
        #expect(interpolator.count == 8)
        #expect(interpolator.at(Self.at(12.5))?[.x] == 12.5)
        #expect(interpolator.at(Self.at(3))?[.x] == 12)
    }

    @Test("a clock that runs backward is passed on with its own time")
    func backward() {
        var interpolator = SampleInterpolator()
        interpolator.push(Self.sample(100, x: 1))
        interpolator.push(Self.sample(50, x: 2))
        #expect(interpolator.count == 1)
        #expect(interpolator.at(Self.at(101))?.time == Self.at(50) && interpolator.at(Self.at(101))?[.x] == 2)
    }

    @Test("two reports of one instant are one sample, the later")
    func sameInstant() {
        var interpolator = SampleInterpolator()
        interpolator.push(Self.sample(5, x: 1))
        interpolator.push(Self.sample(5, x: 2))
        #expect(interpolator.count == 1 && interpolator.newest?[.x] == 2)
    }

    @Test("while the clock runs forward, the times handed out never run backward")
    func monotone() {
        var random = SeededRandom(seed: 7)
        var interpolator = SampleInterpolator()
        var device: Int64 = 0
        var last = Instant(nanoseconds: .min)
        for tick in 0..<200_000 {
            let now = Instant(nanoseconds: Int64(tick) * 1_000_000)
            while device < now.nanoseconds {
                device += Int64(random.next() % 9_000_000)
                interpolator.push(Sample(time: Instant(nanoseconds: device)))
            }
            guard let found = interpolator.at(now + -8_000_000) else { continue }
            #expect(found.time >= last)
            last = found.time
        }
    }
}
