import Devices
import Space
import Testing

@Suite("a device's own clock")
struct DeviceClockTests {
    /// Ticks of a third of a µs in 32 bits, as a DualSense counts.
    static func clock() -> DeviceClock { DeviceClock(bits: 32, tick: 1e-6 / 3) }

    @Test("late reports lie where the device measured them, not where they arrived")
    func jitter() {
        var clock = Self.clock()
        var times: [Int64] = []
        for report in 0..<500 {
            // Every 4 ms on the device, read up to 3 ms late.
            let late: Int64 = [0, 2_900_000, 700_000, 1_500_000][report % 4]
            let arrival = 1_000_000_000 + Int64(report) * 4_000_000 + late
            times.append(
                clock.instant(counter: Int64(report) * 12_000, arrival: Instant(nanoseconds: arrival)).nanoseconds)
        }
        for (before, after) in zip(times.dropFirst(8), times.dropFirst(9)) {
            #expect(abs(after - before - 4_000_000) < 10_000)
        }
    }

    @Test("a counter that begins anew is no jump in time")
    func wrap() {
        var clock = Self.clock()
        let start: Int64 = 0xFFFF_FFFF - 24_000
        var before: Int64 = 0
        for report in 0..<8 {
            let counter = (start + Int64(report) * 12_000) & 0xFFFF_FFFF
            let time = clock.instant(counter: counter, arrival: Instant(nanoseconds: Int64(report) * 4_000_000))
            if report > 0 { #expect(abs(time.nanoseconds - before - 4_000_000) < 10) }
            before = time.nanoseconds
        }
    }

    @Test("a clock that runs 200 ppm slow or fast stays with the machine's for ten minutes", arguments: [-200.0, 200])
    func drift(partsPerMillion: Double) {
        var clock = Self.clock()
        var worst: Int64 = 0
        for report in 0..<150_000 {
            let arrival = Int64(report) * 4_000_000
            let counter = Int64(Double(report) * 12_000 * (1 + partsPerMillion * 1e-6)) & 0xFFFF_FFFF
            let time = clock.instant(counter: counter, arrival: Instant(nanoseconds: arrival))
            worst = max(worst, abs(arrival - time.nanoseconds))
        }
        #expect(worst < 100_000)
    }

    @Test("whatever it counts, time never runs backward and never past the arrival")
    func hostile() {
        var clock = DeviceClock(bits: 16, tick: 0.1)
        var seed: UInt64 = 7
        var before = Int64.min
        var arrival: Int64 = 0
        for _ in 0..<100_000 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            arrival += Int64(seed >> 44)
            let time = clock.instant(counter: Int64(bitPattern: seed), arrival: Instant(nanoseconds: arrival))
            #expect(time.nanoseconds >= before && time.nanoseconds <= arrival)
            before = time.nanoseconds
        }
    }
}
