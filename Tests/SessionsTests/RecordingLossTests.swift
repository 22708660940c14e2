import Authoring
import Devices
import Foundation
import Recordings
import Servo
import Sessions
import Space
import Synchronization
import Testing

/// A disk that does not take the first bytes before it is told to.
private final class StuckSink: RecordingSink {
    private let gate = DispatchSemaphore(value: 0)
    private let state = Mutex<(bytes: [UInt8], isOpen: Bool)>(([], false))

    var bytes: [UInt8] { state.withLock { $0.bytes } }
    func letGo() {
        state.withLock { $0.isOpen = true }
        gate.signal()
    }
    func write(_ bytes: [UInt8]) throws(RecordingTrouble) {
        if !state.withLock({ $0.isOpen }) { _ = gate.wait(timeout: .now() + 60) }
        state.withLock { $0.bytes += bytes }
    }
    func synchronize() throws(RecordingTrouble) {}
    func close() {}
}

@Suite("what a recording loses") struct RecordingLossTests {
    @Test("a disk that stands still past the limit is told of at once, once, and the last word says what is missing")
    func stuck() throws {
        let sink = StuckSink()
        let facts = SessionFacts(
            program: "test", model: "", scenario: "", device: "", language: "en", mode: "learn", started: nil, epoch: 1,
            stepped: false, files: [])
        var recorder = SessionRecorder(path: "stuck.mcap", sink: .success(sink), facts: facts, frames: .every)
        var told: [RecordingLoss] = []
        // A thousand words of 20 KB are more than the 16 MiB that may wait.
        let action = Action(.did(String(repeating: "x", count: 20_000)))
        for tick in 0..<1000 {
            recorder.observe(Event(.action(action), tick: UInt64(tick), time: Double(tick) / 1000))
            if let loss = recorder.newLoss() { told.append(loss) }
        }
        #expect(told.count == 1 && told.first?.records == 1, "\(told)")
        let tap = recorder.source
        for tick in 0..<20_000 {
            var input = TickInput()
            input.tick = UInt64(tick)
            tap.inputs.push(input)
        }
        sink.letGo()
        let timing = LoopTiming(
            ticks: 1, missed: 0, dropped: 0, p50: 0, p99: 0, p999: 0, maximum: 0, stepped: false, policy: "")
        let outcome = recorder.finish(
            score: [1], timing: timing, digest: String(repeating: "0", count: 64), ticks: 1, ending: "finished")
        #expect(outcome.trouble == nil && outcome.droppedRecords > 0)
        let loss = recorder.loss
        #expect(loss.records == outcome.droppedRecords && loss.inputs == 20_000 - 16_384, "\(loss)")
        for words in [loss.sentence.en, loss.sentence.ja] {
            #expect(words.contains("\(loss.records)") && words.contains("\(loss.inputs)"))
        }
        var reader = try RecordingReader(bytes: sink.bytes, wanted: [.end])
        var end: SessionEnd?
        while let item = try reader.next() {
            if case .json(.end, let bytes) = item {
                end = try JSONDecoder().decode(SessionEnd.self, from: Data(bytes))
            }
        }
        #expect(end?.droppedRecords == loss.records && end?.droppedInputs == loss.inputs)
    }

    @Test("the last word of a recording from before records were counted is read")
    func old() throws {
        let old = #"{"droppedInputs":0,"droppedReports":2,"ending":"finished","sha256":"","ticks":3}"#
        let end = try JSONDecoder().decode(SessionEnd.self, from: Data(old.utf8))
        #expect(end.droppedReports == 2 && end.droppedRecords == nil)
    }
}
