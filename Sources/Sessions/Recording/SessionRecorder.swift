import Devices
import Foundation
public import Recordings
public import Servo
import Space

/// Records a session: every input, the frames at 100 Hz and at every event, what the device said, and what came of it.
///
/// Called on the thread that drains the loop, never on the servo thread; the disk is another thread's matter.
public struct SessionRecorder: ~Copyable {
    /// Which frames are kept on file. A replay makes all of them again.
    public enum Frames: Sendable {
        /// 100 a second, and the frame of every event.
        case sampled
        case every
    }

    private let writer: RecordingWriter
    private let tap = Tap()
    private let facts: SessionFacts
    private let frames: Frames
    private var fresh: [TickInput] = []
    private var inputs = InputBatch()
    private var reports = ReportBatch()
    private var due = Instant.zero
    private var shown = 0
    private var isEventful = false
    private var last = Instant.zero
    private var wasTold = false
    private var wasToldOfLoss = false
    private let path: String

    /// ns between two frames, and how many of them are shown to a 3-D viewer.
    private static let interval: Int64 = 10_000_000
    private static let shownOf = 2

    /// Begins a recording at `path`. Where that can't be, ``trouble()`` says so and the session goes on.
    public init(path: String, facts: SessionFacts, frames: Frames = .sampled) {
        let sink: Result<any RecordingSink, RecordingTrouble>
        do throws(RecordingTrouble) { sink = .success(try RecordingFile(path: path)) } catch { sink = .failure(error) }
        self.init(path: path, sink: sink, facts: facts, frames: frames)
    }

    /// Begins a recording that goes elsewhere than into a file.
    public init(
        path: String, sink: Result<any RecordingSink, RecordingTrouble>, facts: SessionFacts, frames: Frames = .sampled
    ) {
        self.path = path
        self.facts = facts
        self.frames = frames
        writer = RecordingWriter(
            path: path, sink: sink, topics: Topics.all, library: facts.program,
            notes: [SessionFacts.note: facts.notes], files: facts.files, time: facts.epoch,
            waits: facts.stepped)
    }

    /// What the loop leaves its inputs in.
    public var source: Tap { tap }

    /// Something that happened at the frame that is observed next.
    public mutating func observe(_ event: Event) {
        isEventful = true
        add(.events, at: event.time, event.json())
    }

    /// One frame, in order.
    public mutating func observe(_ frame: Frame) {
        last = frame.time
        let isDue = frame.time >= due
        guard isDue || isEventful || frames == .every else { return }
        isEventful = false
        add(.frames, at: frame.time, frame.encoded())
        guard isDue else { return }
        due = Instant(nanoseconds: (frame.time.nanoseconds / Self.interval + 1) * Self.interval)
        shown += 1
        guard shown % Self.shownOf == 0 else { return }
        let needle = Pose(position: frame.tip, rotation: Quaternion.turning(Vector(0, 0, -1), to: frame.axis))
        let time = stamp(frame.time)
        add(.transforms, at: frame.time, rank: .telemetry, Foxglove.frameTransform(time: time, needle: needle))
        add(.needle, at: frame.time, rank: .telemetry, Foxglove.poseInFrame(time: time, needle: needle))
    }

    /// Takes what has gathered in the tap. What the device said stands before the inputs that were read after it.
    public mutating func drain(_ tap: Tap) {
        while let input = tap.inputs.pop() { fresh.append(input) }
        while let report = tap.reports.pop() {
            if reports.isFull { writeReports() }
            reports.add(report)
        }
        for input in fresh where inputs.isFull || !inputs.add(input) {
            write()
            _ = inputs.add(input)
        }
        fresh.removeAll(keepingCapacity: true)
    }

    /// Why the recording ended early, once.
    public mutating func trouble() -> RecordingTrouble? {
        guard !wasTold, let trouble = writer.trouble else { return nil }
        wasTold = true
        return trouble
    }

    /// What is missing so far, the disk being too slow.
    public var loss: RecordingLoss {
        RecordingLoss(
            path: path, inputs: tap.inputs.dropped, reports: tap.reports.dropped, records: writer.dropped.records)
    }

    /// That something is missing, once, as soon as it is so.
    public mutating func newLoss() -> RecordingLoss? {
        guard !wasToldOfLoss, !loss.isNone else { return nil }
        wasToldOfLoss = true
        return loss
    }

    /// The end: what the session earned and how it ran. Nothing may be recorded after it.
    public mutating func finish(
        score: some Encodable, timing: LoopTiming, digest: String, ticks: UInt64, ending: String
    ) -> RecordingWriter.Outcome {
        drain(tap)
        write()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        func json(_ value: some Encodable) -> [UInt8] { (try? encoder.encode(value)).map { Array($0) } ?? [] }
        add(.score, at: last, rank: .last, json(score))
        add(.timing, at: last, rank: .last, json(timing))
        let (loss, dropped) = (loss, writer.dropped)
        let end = SessionEnd(
            ticks: ticks, sha256: digest, ending: ending, droppedInputs: loss.inputs, droppedReports: loss.reports,
            droppedRecords: dropped.records, droppedTelemetry: dropped.telemetry)
        add(.end, at: last, rank: .last, json(end))
        return writer.finish()
    }

    private mutating func write() {
        guard let first = inputs.inputs.first else { return }
        writeReports()
        add(.inputs, at: first.now, inputs.encoded())
        inputs.removeAll()
    }

    private mutating func writeReports() {
        guard let first = reports.reports.first else { return }
        add(.reports, at: first.read, reports.encoded())
        reports.removeAll()
    }

    private func stamp(_ time: Instant) -> UInt64 { facts.epoch &+ UInt64(max(0, time.nanoseconds)) }

    private func add(_ channel: Topics.Channel, at seconds: Double, _ bytes: [UInt8]) {
        add(channel, at: Instant(nanoseconds: Int64((seconds * 1e9).rounded())), bytes)
    }

    private func add(
        _ channel: Topics.Channel, at time: Instant, rank: RecordingWriter.Rank = .record, _ bytes: [UInt8]
    ) {
        writer.add(topic: channel.rawValue, time: stamp(time), rank: rank, bytes)
    }
}
