import Devices
import Space
import Testing
import Transports

/// Says what a test tells it to say, tick by tick.
private struct ToldTransport: Transport, ~Copyable, Sendable {
    var readings: [Reading]
    var next = 0

    init(_ readings: [Reading]) { self.readings = readings }

    mutating func start(at machine: Instant) {}
    mutating func read(at now: Instant) -> Reading {
        defer { next += 1 }
        return readings[min(next, readings.count - 1)]
    }
    mutating func write(_ command: Command, at now: Instant) {}
    mutating func close() {}
}

@Suite("two devices on one thread") struct PairedTransportTests {
    private static let merge = SampleMerge(channels: [.plunger, .qw], buttons: .confirm, mustBeInRange: true)

    private func sample(
        _ time: Int64, x: Double = 0, plunger: Double = 0, buttons: Buttons = .none, inRange: Bool = true
    )
        -> Reading
    {
        var sample = Sample(time: Instant(nanoseconds: time))
        (sample[.x], sample[.plunger]) = (x, plunger)
        sample.buttons = buttons
        sample.inRange = inRange
        return .sample(sample)
    }

    private func read(_ first: [Reading], _ second: [Reading]) -> [Reading] {
        var pair = PairedTransport(ToldTransport(first), ToldTransport(second), merge: Self.merge)
        return (0..<max(first.count, second.count)).map { pair.read(at: Instant(nanoseconds: Int64($0) * 1_000_000)) }
    }

    @Test("each channel and button comes from the device that has it, on the first one's clock")
    func merged() throws {
        let pressed = Buttons.confirm.union(.hold)
        let readings = read(
            [sample(5, x: 0.1, plunger: 0.9, buttons: .deadMan)], [sample(7, x: 0.2, plunger: 0.3, buttons: pressed)])
        guard case .sample(let both) = try #require(readings.first) else { Issue.record("no sample"); return }
        #expect(both[.x] == 0.1 && both[.plunger] == 0.3 && both.time == Instant(nanoseconds: 5))
        #expect(both.buttons == Buttons.deadMan.union(.confirm))
    }

    @Test("either one gone is gone, and until both have spoken there is nothing")
    func gone() {
        for (first, second) in [(Reading.gone, sample(1)), (sample(1), Reading.gone)] {
            guard case .gone = read([first], [second])[0] else { Issue.record("not gone"); continue }
        }
        guard case .waiting = read([sample(1)], [.waiting])[0] else { Issue.record("not waiting"); return }
    }

    @Test("a second device that is out of range, or whose clock runs backward, leaves the needle unbelieved")
    func unbelieved() {
        let readings = read(
            [sample(1), sample(2), sample(3), sample(4)],
            [sample(10), sample(9), sample(11), sample(12, inRange: false)])
        let believed = readings.map { reading in
            if case .sample(let sample) = reading { sample.inRange } else { false }
        }
        #expect(believed == [true, false, true, false])
    }

    @Test("a touch is a still tip away from the touches before; a moving or trembling one is none")
    func touches() {
        var finder = TouchFinder()
        var time = 0.0
        func hold(_ place: Vector, seconds: Double, tremble: Double = 0.0001) {
            for i in 0..<Int(seconds * 1000) {
                time += 0.001
                _ = finder.take(place + Vector(i % 2 == 0 ? tremble : -tremble, 0, 0), at: time)
            }
        }
        hold(.zero, seconds: 0.5)
        #expect(finder.touches.isEmpty)
        hold(Vector(0.1, 0, 0), seconds: 1, tremble: 0.001)
        #expect(finder.touches.isEmpty)
        hold(.zero, seconds: 3)
        #expect(finder.touches.count == 1 && finder.touches[0].length < 1e-4)
        hold(Vector(0, 0.01, 0), seconds: 2)
        #expect(finder.touches.count == 1)
        hold(Vector(0, 0.05, 0), seconds: 1)
        #expect(finder.touches.count == 2)
    }
}
