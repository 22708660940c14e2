public import Devices
import Foundation
public import Recordings
public import Servo

/// A session on file: what it was made of, and then its ticks, one after the other.
public struct RecordedSession {
    /// What the recording says of its session.
    public let facts: SessionFacts
    private var reader: RecordingReader
    private var batch: [TickInput] = []
    private var at = 0
    private var said: [(tick: UInt64, action: Action)] = []
    private var saidAt = 0
    /// Of the whole session.
    private var (tickCount, actionCount, actionBytes) = (0, 0, 0)
    private var waiting: RecordingReader.Item?

    /// What the device said so far, in order; empty where nobody asked for it.
    private var reports: [RawReport] = []
    private var reportAt = 0
    /// The first frame on file that has not been asked for.
    private var frames: [Frame] = []
    private var frameAt = 0

    /// What went into the tick that ``advance()`` came to.
    public private(set) var input = TickInput()
    /// What was said before that tick was scored, in order; the rest comes ``afterwards``.
    public private(set) var actions: [Action] = []

    /// How punctual the loop was; nil until the end, or where the recording has none.
    public private(set) var timing: LoopTiming?
    /// The last word; nil until the end, or where the recording has none.
    public private(set) var end: SessionEnd?

    /// Opens a recording and reads what stands before its first tick.
    ///
    /// - Parameter more: channels that are wanted beside the inputs and the events: frames, reports.
    public init(path: String, more: Set<Topics.Channel> = []) throws(RecordingError) {
        try self.init(RecordingReader(path: path, wanted: more.union(Self.wanted)))
    }

    /// The same for bytes in memory.
    public init(bytes: [UInt8], more: Set<Topics.Channel> = []) throws(RecordingError) {
        try self.init(RecordingReader(bytes: bytes, wanted: more.union(Self.wanted)))
    }

    private static let wanted: Set<Topics.Channel> = [.inputs, .events, .timing, .end]

    private init(_ beginning: RecordingReader) throws(RecordingError) {
        reader = beginning
        var notes: [String: String]?
        var (files, fileBytes) = ([Attachment](), 0)
        reading: while let item = try reader.next() {
            switch item {
            case .note(let name, let values): if name == SessionFacts.note { notes = values }
            case .file(let file):
                fileBytes += file.data.count + file.name.utf8.count + file.mediaType.utf8.count
                guard files.count < ReplayLimits.files, fileBytes <= ReplayLimits.fileBytes else {
                    throw ReplayLimits.exceeded(ja: "ファイル", en: "files")
                }
                files.append(file)
            default:
                waiting = item
                break reading
            }
        }
        guard let notes else {
            throw RecordingError(
                .unsuitable, ja: "セッションについて何も書かれていません。再生できるのはsenshiの記録だけです。",
                en: "it says nothing about a session; only recordings of senshi can be replayed.")
        }
        facts = SessionFacts(notes: notes, files: files)
    }

    /// Nil where the recording has its end.
    public var cut: RecordingError? { reader.cut }

    /// Goes on to the next tick; false after the last.
    public mutating func advance() throws(RecordingError) -> Bool {
        while at >= batch.count {
            let item: RecordingReader.Item?
            if let first = waiting { item = first } else { item = try reader.next() }
            waiting = nil
            guard let item else { return false }
            try take(item)
        }
        input = batch[at]
        at += 1
        if !actions.isEmpty { actions.removeAll() }
        guard saidAt < said.count, said[saidAt].tick <= input.tick else { return true }
        while saidAt < said.count, said[saidAt].tick <= input.tick {
            actions.append(said[saidAt].action)
            saidAt += 1
        }
        said.removeFirst(saidAt)
        saidAt = 0
        return true
    }

    /// What was said after the last tick.
    public var afterwards: [Action] { said[saidAt...].map(\.action) }

    /// What the device had said when a tick was read, and had not been asked for before.
    public mutating func heard(until now: TickInput) -> ArraySlice<RawReport> {
        let from = reportAt
        while reportAt < reports.count, reports[reportAt].read <= now.now { reportAt += 1 }
        return reports[from..<reportAt]
    }

    /// The frame on file of a tick, where there is one. Ask in order.
    public mutating func frame(of tick: UInt64) -> Frame? {
        while frameAt < frames.count, frames[frameAt].tick < tick { frameAt += 1 }
        guard frameAt < frames.count, frames[frameAt].tick == tick else { return nil }
        return frames[frameAt]
    }

    private mutating func take(_ item: RecordingReader.Item) throws(RecordingError) {
        switch item {
        case .inputs(let inputs):
            tickCount += inputs.inputs.count
            guard tickCount <= ReplayLimits.ticks else { throw ReplayLimits.exceeded(ja: "刻み", en: "ticks") }
            batch = inputs.inputs
            at = 0
        case .reports(let more):
            // What was asked for is not needed again.
            reports.removeFirst(reportAt)
            reportAt = 0
            guard reports.count + more.reports.count <= ReplayLimits.waiting else {
                throw ReplayLimits.exceeded(ja: "機器の報告", en: "reports")
            }
            reports += more.reports
        case .frame(let frame):
            frames.removeFirst(frameAt)
            frameAt = 0
            guard frames.count < ReplayLimits.waiting else { throw ReplayLimits.exceeded(ja: "フレーム", en: "frames") }
            frames.append(frame)
        case .json(.events, let bytes):
            guard bytes.count <= ReplayLimits.wordBytes else {
                throw ReplayLimits.exceeded(ja: "一つの出来事の言葉", en: "words in one event")
            }
            guard let action = Event.action(json: bytes) else { return }
            actionCount += 1
            actionBytes += bytes.count
            guard actionCount <= ReplayLimits.actions, actionBytes <= ReplayLimits.actionBytes else {
                throw ReplayLimits.exceeded(ja: "操作", en: "actions")
            }
            said.append(action)
        case .json(.timing, let bytes) where bytes.count > ReplayLimits.wordBytes,
            .json(.end, let bytes) where bytes.count > ReplayLimits.wordBytes:
            throw ReplayLimits.exceeded(ja: "終わりについての言葉", en: "words about its end")
        case .json(.timing, let bytes): timing = try? JSONDecoder().decode(LoopTiming.self, from: Data(bytes))
        case .json(.end, let bytes): end = try? JSONDecoder().decode(SessionEnd.self, from: Data(bytes))
        case .json, .note, .file: break
        }
    }
}
