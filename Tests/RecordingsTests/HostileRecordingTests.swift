import Devices
import Foundation
import Recordings
import Servo
import Space
import TestSupport
import Testing

@Suite("recordings that may be anything") struct HostileRecordingTests {
    private static func whole() -> [UInt8] {
        let sink = MemorySink()
        let writer = RecordingWriter(
            path: "memory", sink: .success(sink), topics: Topics.all, library: "test", notes: ["senshi": [:]],
            files: [Attachment(name: "a", mediaType: "b", data: [1])], time: 0, waits: true)
        var batch = InputBatch()
        for tick in 0..<100 {
            var input = TickInput()
            input.tick = UInt64(tick)
            input.now = Instant(nanoseconds: Int64(tick) * 1_000_000)
            var sample = Sample(time: input.now)
            sample[.x] = Double(tick) * 0.001
            input.reading = .sample(sample)
            _ = batch.add(input)
        }
        writer.add(topic: Topics.Channel.inputs.rawValue, time: 0, batch.encoded())
        writer.add(topic: Topics.Channel.frames.rawValue, time: 0, Frame().encoded())
        _ = writer.finish()
        return sink.bytes
    }

    private func readAll(_ bytes: [UInt8]) {
        guard var reader = try? RecordingReader(bytes: bytes, wanted: Set(Topics.Channel.allCases)) else { return }
        var records = 0
        while let item = try? reader.next() {
            _ = item
            records += 1
        }
        #expect(records < 1000)
    }

    @Test("a recording with any byte changed, or cut anywhere, is read to an end or ends in an error")
    func mutated() {
        let bytes = Self.whole()
        var random = SeededRandom(seed: 7)
        for length in stride(from: 0, to: bytes.count, by: 7) { readAll(Array(bytes[..<length])) }
        for _ in 0..<5000 {
            var changed = bytes
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                changed[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            readAll(changed)
        }
    }

    @Test("inputs, reports and frames of any bytes decode or are refused, and no list is longer than what is read")
    func messages() {
        var random = SeededRandom(seed: 11)
        var decoded = 0
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0...64, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            if let batch = try? InputBatch(decoding: bytes[...]) {
                decoded += 1
                #expect(batch.inputs.count <= 10_000)
            }
            if let batch = try? ReportBatch(decoding: bytes[...]) { #expect(batch.reports.count <= 64) }
            _ = try? Frame(decoding: bytes[...])
        }
        // A batch that says it has 10,000,000 ticks.
        #expect(throws: RecordingError.self) { try InputBatch(decoding: [0x10, 0x80, 0xAD, 0xE2, 0x04]) }
    }

    @Test("inputs and frames come back bit for bit, with every special number")
    func exact() throws {
        var random = SeededRandom(seed: 3)
        let specials = [0.0, -0.0, .infinity, -.infinity, .nan, .leastNonzeroMagnitude, .greatestFiniteMagnitude]
        var batch = InputBatch()
        for tick in 0..<100 {
            var input = TickInput()
            input.tick = 500 + UInt64(tick)
            input.now = Instant(nanoseconds: Int64.random(in: .min ... .max, using: &random))
            input.span = Int64.random(in: 0...5_000_000, using: &random)
            input.lateness = Int64.random(in: -5...5_000_000, using: &random)
            input.asked = UInt32.random(in: 0...8, using: &random)
            var sample = Sample(time: Instant(nanoseconds: Int64.random(in: .min ... .max, using: &random)))
            sample.report = UInt64.random(in: 0 ... .max, using: &random)
            sample.buttons = Buttons(bits: UInt32.random(in: 0 ... .max, using: &random))
            sample.inRange = Bool.random(using: &random)
            sample.delay = Double.random(in: 0...0.05, using: &random)
            for channel in 0..<16 {
                let bits = UInt64.random(in: 0 ... .max, using: &random)
                sample.values[channel] =
                    channel % 2 == 0 ? Double(bitPattern: bits) : specials.randomElement(using: &random) ?? 0
            }
            input.reading = tick == 50 ? .waiting : tick == 99 ? .gone : .sample(sample)
            let added = batch.add(input)
            #expect(added)
        }
        let again = try InputBatch(decoding: batch.encoded()[...])
        #expect(again.inputs.count == 100)
        #expect(again.encoded() == batch.encoded())
        for (before, after) in zip(batch.inputs, again.inputs) {
            #expect(before.now == after.now && before.span == after.span)
            #expect(abs(before.lateness - after.lateness) <= 500 && after.lateness % 1000 == 0)
            guard case .sample(let one) = before.reading else { continue }
            guard case .sample(let other) = after.reading else {
                Issue.record("a sample did not come back")
                continue
            }
            let same = (0..<16).allSatisfy { one.values[$0].bitPattern == other.values[$0].bitPattern }
            #expect(same && one.time == other.time && one.report == other.report && one.inRange == other.inRange)
            #expect(one.delay == other.delay && one.buttons == other.buttons)
        }
        // One tick of an older recording: its lateness is 3 ns, zigzag-coded in field 5.
        let old = try InputBatch(decoding: [0x08, 7, 0x10, 1, 0x2A, 1, 6])
        #expect(old.inputs.map(\.tick) == [7] && old.inputs.map(\.lateness) == [3])
        var frame = Frame()
        frame.tip = Vector(-0.0, .nan, 1)
        frame.time = Instant(nanoseconds: -5)
        frame.fault = .deviceGone
        frame.axis = .zero
        let back = try Frame(decoding: frame.encoded()[...])
        #expect(FrameDifference(frame, back) == nil)
    }
}
