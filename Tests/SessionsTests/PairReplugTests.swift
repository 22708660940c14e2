import Devices
import Foundation
import Sessions
import Space
import Synchronization
import Testing
import Transports

/// What a test's device did, as others see it.
private final class Life: Sendable {
    let opened = Atomic<Int>(0)
    let closed = Atomic<Int>(0)
}

/// Says its number until it is pulled out.
private struct NumberedTransport: Transport, ~Copyable, Sendable {
    let number: Int
    /// Readings after which it is gone.
    let lasts: Int
    let life: Life
    var readings = 0

    init(_ number: Int, lasts: Int, _ life: Life) {
        self.number = number
        self.lasts = lasts
        self.life = life
        life.opened.wrappingAdd(1, ordering: .relaxed)
    }

    mutating func start(at machine: Instant) {}
    mutating func read(at now: Instant) -> Reading {
        readings += 1
        if readings > lasts { return .gone }
        var sample = Sample(time: now)
        sample[.x] = Double(number)
        sample[.plunger] = Double(number) / 10
        return .sample(sample)
    }
    mutating func write(_ command: Command, at now: Instant) {}
    mutating func close() { life.closed.wrappingAdd(1, ordering: .relaxed) }
}

@Suite("two devices, one of which is pulled out") struct PairReplugTests {
    /// What a pair says: what it said before, how often it was gone, and what it said afterwards.
    private func run(first: Int, second: Int, reopens: Bool = true) -> (Sample?, Int, Sample?, Life, Life) {
        let (one, other) = (Life(), Life())
        func again(_ life: Life, _ number: Int) -> @Sendable (() -> Bool) -> NumberedTransport? {
            { _ in
                // Never two at a time: the old one has been closed.
                guard reopens, life.closed.load(ordering: .relaxed) == life.opened.load(ordering: .relaxed) else {
                    return nil
                }
                return NumberedTransport(number, lasts: .max, life)
            }
        }
        let a = Replugging(again(one, 3))
        let b = Replugging(again(other, 4))
        var pair = PairedTransport(
            a.attach(NumberedTransport(1, lasts: first, one)), b.attach(NumberedTransport(2, lasts: second, other)),
            merge: SampleMerge(channels: [.plunger], buttons: .none, mustBeInRange: true))
        a.start()
        b.start()
        pair.start(at: .zero)
        var (before, after): (Sample?, Sample?) = (nil, nil)
        var gone = 0
        for tick in 0..<200 where after == nil {
            switch pair.read(at: Instant(nanoseconds: Int64(tick) * 1_000_000)) {
            case .sample(let sample): if gone == 0 { before = sample } else { after = sample }
            case .gone: gone += 1
            case .waiting, .finished: break
            }
            usleep(10_000)
        }
        a.stop()
        b.stop()
        pair.close()
        return (before, gone, after, one, other)
    }

    @Test("the one that went away is closed and opened anew, and the other one is kept")
    func replugged() {
        for (first, second, x, plunger) in [(5, Int.max, 3.0, 0.2), (Int.max, 5, 1.0, 0.4)] {
            let (before, gone, after, one, other) = run(first: first, second: second)
            #expect(before?[.x] == 1 && before?[.plunger] == 0.2 && gone > 0)
            #expect(after?[.x] == x && after?[.plunger] == plunger)
            let opened = [one, other].map { $0.opened.load(ordering: .relaxed) }
            #expect(opened == (second == .max ? [2, 1] : [1, 2]))
            #expect([one, other].map { $0.closed.load(ordering: .relaxed) } == opened, "each is closed once")
        }
    }

    @Test("while nobody plugs it in again the pair is gone, and waits")
    func away() {
        let (_, gone, after, _, other) = run(first: .max, second: 5, reopens: false)
        #expect(gone == 195 && after == nil && other.opened.load(ordering: .relaxed) == 1)
    }
}
