import Devices
import Space
import Testing
import Transports

@Suite("the virtual force device")
struct VirtualTransportTests {
    @Test("reports once per ms on the run's clock, and is finished after the last")
    func reports() throws {
        let hand = try Hand("- insert: {depth: 10 mm, over: 0.5 s}")
        var device = VirtualTransport(hand.motion)
        for tick in 0...500 {
            guard case .sample(let sample) = device.read(at: Instant(nanoseconds: Int64(tick) * 1_000_000)) else {
                Issue.record("no sample at tick \(tick)")
                return
            }
            #expect(sample.time.nanoseconds == Int64(tick) * 1_000_000 && sample.report == UInt64(tick) + 1)
            let tip = Vector(sample[.x], sample[.y], sample[.z])
            #expect(tip == hand.tip(tick) && sample.inRange)
        }
        guard case .finished = device.read(at: Instant(nanoseconds: 501_000_000)) else {
            Issue.record("the script did not end")
            return
        }
        device.close()
    }

    @Test("a tick that comes late gets the hand of its own instant")
    func late() throws {
        let hand = try Hand("- insert: {depth: 10 mm, over: 0.5 s}")
        var device = VirtualTransport(hand.motion)
        guard case .sample(let sample) = device.read(at: Instant(nanoseconds: 250_900_000)) else {
            Issue.record("no sample")
            return
        }
        #expect(sample.time.nanoseconds == 250_000_000 && sample[.z] == hand.tip(250).z)
    }

    @Test("the hand feels the last command until it expires, and then nothing")
    func felt() throws {
        var device = VirtualTransport(try Hand("- dwell: 1 s").motion)
        #expect(device.felt(at: .zero) == .zero)
        let command = Command(force: Vector(0, 0, 1.5), plunger: 0, expires: Instant(nanoseconds: 30_000_000))
        device.write(command, at: Instant(nanoseconds: 10_000_000))
        #expect(device.felt(at: Instant(nanoseconds: 30_000_000)) == Vector(0, 0, 1.5))
        #expect(device.felt(at: Instant(nanoseconds: 30_000_001)) == .zero)
        #expect(device.told == command && device.commands == 1)
        device.close()
        #expect(device.felt(at: .zero) == .zero)
    }
}
