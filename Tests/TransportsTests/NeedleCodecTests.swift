import Authoring
import Devices
import Profiles
import Space
import TestSupport
import Testing
import Transports

/// A device of reports that says at each tick what a test tells it to say, and keeps it for the recording.
private struct SpokenTransport: Transport, ~Copyable, Sendable {
    var codec: RawCodec
    /// By tick.
    let said: [Int64: [RawReport]]
    var kept: [RawReport] = []

    init(_ codec: RawCodec, _ said: [Int64: [RawReport]]) {
        self.codec = codec
        self.said = said
    }

    mutating func start(at machine: Instant) {}
    mutating func read(at now: Instant) -> Reading {
        for report in said[now.nanoseconds / 1_000_000] ?? [] {
            var report = report
            report.read = now
            codec.take(report)
            kept.append(report)
        }
        return codec.read(at: now)
    }
    mutating func heard(_ take: (RawReport) -> Void) {
        for report in kept { take(report) }
        kept.removeAll()
    }
    mutating func write(_ command: Command, at now: Instant) {}
    mutating func close() {}
}

@Suite("what two devices said, read again") struct NeedleCodecTests {
    /// A DualSense's report by its published bytes: the sticks in the middle, the left trigger pressed so far.
    private static func report(_ count: Int, trigger: UInt8) -> RawReport {
        var report = RawReport(.report)
        report.length = 64
        for (index, byte) in [1, 128, 128, 128, 128, trigger, 0, UInt8(count & 255), 8].enumerated() {
            report.put(byte, at: index)
        }
        report.put(0x20, at: 27)
        let clock = UInt32(count * 12_000)
        for index in 0..<4 { report.put(UInt8(clock >> UInt32(8 * index) & 255), at: 28 + index) }
        return report
    }

    private static func codec() throws -> RawCodec {
        let diagnostics = Diagnostics()
        let path = "\(Repository.root)/devices/dualsense.yaml"
        let profile = try #require(Profile.read(contentsOf: path, into: diagnostics), "\(diagnostics.rendered())")
        return try #require(RawCodec(profile, facts: nil))
    }

    @Test("the reports of both devices of a pair give the pair's readings again, through a replug, to the bit")
    func pair() throws {
        var (first, second) = ([Int64: [RawReport]](), [Int64: [RawReport]]())
        first[0] = [RawReport(.start)]
        second[0] = [RawReport(.start)]
        for count in 1..<500 {
            first[Int64(count * 4)] = [Self.report(count, trigger: UInt8(count / 2))]
            second[Int64(count * 4 + 2)] = [Self.report(count, trigger: UInt8(250 - count / 2))]
        }
        second[1000] = [RawReport(.gone)]
        second[1100] = [RawReport(.start)]
        let merge = SampleMerge(channels: [.plunger], buttons: .confirm, mustBeInRange: true)
        let codec = try Self.codec()
        var pair = PairedTransport(SpokenTransport(codec, first), SpokenTransport(codec, second), merge: merge)
        var again = NeedleCodec(codec, codec, merge: merge)
        var (kinds, heard) = (Set<String>(), 0)
        for tick in 0..<Int64(2000) {
            let now = Instant(nanoseconds: tick * 1_000_000)
            let live = pair.read(at: now)
            pair.heard { report in
                heard += 1
                #expect(report.read == now)
                again.take(report)
            }
            let replayed = again.read(at: now)
            kinds.insert("\(live)".prefix { $0.isLetter }.description)
            #expect("\(live)" == "\(replayed)", "tick \(tick)")
        }
        #expect(kinds.isSuperset(of: ["sample", "waiting", "gone"]), "\(kinds)")
        #expect(heard == 998 + 2 + 2)
    }

    @Test("a report's mark as the second device's takes nothing from its kind")
    func mark() {
        var report = RawReport(.pause)
        report.isOfSecond = true
        #expect(report.isOfSecond && RawReport.Kind(rawValue: report.kind) == nil)
        report.isOfSecond = false
        #expect(RawReport.Kind(rawValue: report.kind) == .pause && !report.isOfSecond)
    }
}
