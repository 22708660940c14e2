import Devices
import Space
import Testing
import Transports

@Suite("what goes wrong with a virtual device, by script") struct DeviceTroubleTests {
    /// What the device says at each tick of a hand that goes down 10 mm in a second while something is wrong.
    func readings(_ trouble: String) throws -> (said: [Reading], hand: Hand) {
        let hand = try Hand("- dwell: 100 ms\n- \(trouble)\n- insert: {depth: 10 mm, over: 1 s}")
        var device = VirtualTransport(hand.motion)
        return ((0...1100).map { device.read(at: Instant(nanoseconds: Int64($0) * 1_000_000)) }, hand)
    }

    func samples(_ trouble: String) throws -> (samples: [Sample], hand: Hand) {
        let (said, hand) = try readings(trouble)
        let samples = said.compactMap { if case .sample(let sample) = $0 { sample } else { nil } }
        try #require(samples.count == said.count)
        return (samples, hand)
    }

    @Test("frozen sensors stay where they were while reports go on, and then are where the hand is")
    func freeze() throws {
        let (samples, hand) = try samples("freeze: 500 ms")
        #expect((100..<600).allSatisfy { samples[$0][.z] == hand.tip(99).z && samples[$0].report == UInt64($0 + 1) })
        #expect(samples[600][.z] == hand.tip(600).z && samples[600][.z] < samples[599][.z] - 0.003)
    }

    @Test("dropped reports leave the last one standing, with its own time")
    func drop() throws {
        let (samples, hand) = try samples("drop: 500 ms")
        #expect((100..<600).allSatisfy { samples[$0].time.nanoseconds == 99_000_000 && samples[$0].report == 100 })
        #expect(samples[600].report == 601 && samples[600][.z] == hand.tip(600).z)
    }

    @Test("a doubled report comes twice, and the one after it is two on")
    func duplicate() throws {
        let (samples, _) = try samples("duplicate: 500 ms")
        #expect((100..<600).allSatisfy { samples[$0].report == UInt64($0 / 2 * 2 + 1) })
    }

    @Test("garbage is finite, other in every report, and the same in every run")
    func garbage() throws {
        let (first, _) = try samples("garbage: 500 ms")
        let (second, _) = try samples("garbage: 500 ms")
        #expect((100..<600).allSatisfy { first[$0][.x].isFinite && first[$0][.x] == second[$0][.x] })
        #expect(Set((100..<600).map { first[$0][.x] }).count == 500)
    }

    @Test("a place that is no number, one that is off, and reports that are late")
    func others() throws {
        let (none, _) = try samples("not-a-number: 5 ms")
        #expect((0...1100).filter { none[$0][.x].isNaN } == Array(100..<105))
        let (off, hand) = try samples("jump: {by: -50 mm, over: 5 ms}")
        #expect((0...1100).filter { off[$0][.x] != hand.tip($0).x } == Array(100..<105))
        #expect(off[100][.x] == hand.tip(100).x - 0.05)
        let (late, _) = try samples("delay: {by: 30 ms, over: 500 ms}")
        #expect((100..<600).allSatisfy { late[$0].report == UInt64($0 - 30 + 1) })
    }

    @Test("an unplugged device is gone until it is plugged in again, and has forgotten what it was told")
    func unplugged() throws {
        let hand = try Hand("- dwell: 100 ms\n- unplug\n- dwell: 300 ms\n- replug\n- dwell: 1 s")
        var device = VirtualTransport(hand.motion)
        let command = Command(force: Vector(0, 0, 1), plunger: 0, expires: Instant(nanoseconds: .max))
        for tick in 0...1400 {
            let now = Instant(nanoseconds: Int64(tick) * 1_000_000)
            let away = (100..<400).contains(tick)
            if case .gone = device.read(at: now) { #expect(away) } else { #expect(!away) }
            device.write(command, at: now)
            #expect(device.felt(at: now) == (away ? .zero : Vector(0, 0, 1)))
        }
    }
}
