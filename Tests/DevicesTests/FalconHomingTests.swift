import Devices
import Testing

@Suite("homing a Falcon") struct FalconHomingTests {
    static func report(_ count: Double, homed: UInt8 = 0) -> FalconReport {
        var report = FalconReport()
        report.counts = InlineArray(repeating: Int16(count))
        report.homed = homed
        return report
    }

    /// Advices in order, without repetition, of a grip that moves along `path` (s → counts, homed).
    static func advices(for seconds: Double, _ path: (Double) -> (Double, UInt8)) -> [FalconHoming.Advice] {
        var homing = FalconHoming()
        var advices: [FalconHoming.Advice] = []
        for tick in 0..<Int(seconds * 1000) {
            let time = Double(tick) * 0.001
            let (count, homed) = path(time)
            let advice = homing.observe(report(count, homed: homed), at: time)
            if advices.last != advice { advices.append(advice) }
        }
        return advices
    }

    @Test("out, then in, then done")
    func guided() {
        let advices = Self.advices(for: 6) { time in
            if time < 1 { return (0, 0) }
            if time < 2 { return (1500 * (time - 1), 0) }
            if time < 3 { return (1500, 0) }
            let count = 1500 - 1500 * (time - 3)
            return (max(0, count), count > 700 ? 0 : count > 500 ? 0b001 : count > 400 ? 0b011 : 0b111)
        }
        #expect(advices == [.pullOut, .pushIn, .done])
    }

    @Test("a grip that is out from the start is told to go in")
    func alreadyOut() {
        #expect(Self.advices(for: 5) { _ in (300, 0) } == [.pullOut, .pushIn])
    }

    @Test("two legs are not done, and after a while the person is asked to start again")
    func twoLegs() {
        let advices = Self.advices(for: 13) { time in time < 1 ? (1500 * time, 0) : (1500, 0b011) }
        #expect(advices == [.pullOut, .pushIn, .pullOut])
    }

    @Test("nobody there: it gives up after two minutes")
    func gaveUp() {
        let advices = Self.advices(for: 125) { _ in (0, 0) }
        #expect(advices.last == .gaveUp && !advices.contains(.done))
    }
}
