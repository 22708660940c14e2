import Devices
import Space
import TestSupport
import Testing

@Suite("hostile clocks between reports")
struct HostileClocksInRelease {
    @Test("a million hostile clocks neither crash nor make a number that was not between those pushed")
    func hostileClocks() {
        var random = SeededRandom(seed: 7)
        let edges: [Int64] = [.min, .min + 1, -1, 0, 1, 1_000_000, .max - 1, .max]
        var interpolator = SampleInterpolator()
        var bad = 0
        for i in 0..<1_000_000 {
            let time =
                i % 3 == 0 ? edges[Int(random.next() % 8)] : Int64(bitPattern: random.next()) >> (random.next() % 64)
            var sample = Sample(time: Instant(nanoseconds: time))
            sample[.x] = Double(random.next() % 1000) / 1000
            sample.inRange = random.next() % 5 != 0
            interpolator.push(sample)
            let asked = Instant(nanoseconds: i % 2 == 0 ? time &- 1_000_000 : Int64(bitPattern: random.next()))
            guard let found = interpolator.at(asked) else {
                bad += 1
                continue
            }
            if !(found[.x] >= 0 && found[.x] <= 1) || found[.qw] != 1 { bad += 1 }
        }
        #expect(bad == 0)
    }
}
