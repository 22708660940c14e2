import Foundation

/// Writes a recording on a thread of its own, so that a slow disk keeps nobody waiting.
///
/// Messages wait in a queue of bounded size. Where the disk can't keep up, telemetry is dropped first, then all else, and
/// both are counted. At most ``chunkAge`` after a message came it is in the file, whatever becomes of the program.
public final class RecordingWriter: @unchecked Sendable {
    /// What may be lost first.
    public enum Rank: Sendable {
        /// The last word, which says what was lost: it always finds room.
        case last
        /// What a replay needs, and what was found out.
        case record
        /// What only shows: it can be made again from the rest.
        case telemetry
    }
    /// What is on file at the end, and what is not.
    public struct Outcome: Sendable, Equatable {
        public var droppedTelemetry = 0
        public var droppedRecords = 0
        public var bytes = 0
        public var trouble: RecordingTrouble?
    }

    /// The longest that a message of a live run waits for its chunk to be written, s.
    public static let chunkAge = 0.4
    /// A chunk is written when it has so many bytes, whatever its age.
    public static let chunkSize = 256 << 10
    /// Bytes in the queue beyond which telemetry is dropped, and beyond which everything is.
    public static let telemetryLimit = 4 << 20
    public static let limit = 16 << 20

    private struct Item {
        var topic: Int
        var time: UInt64
        var bytes: [UInt8]
    }

    private let path: String
    private let sink: (any RecordingSink)?
    private let waits: Bool
    private let condition = NSCondition()
    // Under the condition's lock.
    private var queue: [Item] = []
    private var queued = 0
    private var isClosing = false
    private var isDone = false
    private var outcome = Outcome()
    // Of the writing thread.
    private var container: ContainerWriter
    private var oldest: ContinuousClock.Instant?

    /// Begins a recording, and its thread.
    ///
    /// - Parameters:
    ///   - path: for the sentences.
    ///   - sink: where it goes; an error that opening gave is kept as this recording's trouble.
    ///   - topics: all that there will be; messages name them by their place in the list.
    ///   - notes: facts about the session, by name.
    ///   - files: what the session was made of; a chunk of their own, before everything else.
    ///   - waits: in stepped time the writer is waited for, and nothing is dropped.
    public init(
        path: String, sink: Result<any RecordingSink, RecordingTrouble>, topics: [Topic], library: String,
        notes: [String: [String: String]], files: [Attachment], time: UInt64, waits: Bool
    ) {
        self.path = path
        self.waits = waits
        container = ContainerWriter(topics: topics, apart: Topics.apart)
        switch sink {
        case .success(let open): self.sink = open
        case .failure(let trouble):
            self.sink = nil
            outcome.trouble = trouble
        }
        var first = container.begin(library: library)
        for (name, values) in notes.sorted(by: { $0.key < $1.key }) { first += container.note(name, values) }
        for file in files {
            container.add(topic: Topics.Channel.files.rawValue, time: time, file.encoded())
        }
        first += container.closeChunks()
        let beginning = first
        let thread = Thread { [self] in work(beginning) }
        thread.name = "senshi-record"
        thread.start()
    }

    /// Why nothing more is written; nil while all is well. From any thread.
    public var trouble: RecordingTrouble? {
        condition.lock()
        defer { condition.unlock() }
        return outcome.trouble
    }

    /// Messages that were dropped so far because the disk could not keep up. From any thread.
    public var dropped: (telemetry: Int, records: Int) {
        condition.lock()
        defer { condition.unlock() }
        return (outcome.droppedTelemetry, outcome.droppedRecords)
    }

    /// Adds a message. Never waits in a live run.
    public func add(topic: Int, time: UInt64, rank: Rank = .record, _ bytes: [UInt8]) {
        condition.lock()
        defer { condition.unlock() }
        while waits && queued > Self.telemetryLimit && outcome.trouble == nil { condition.wait() }
        guard outcome.trouble == nil else { return }
        if rank != .last && queued > (rank == .telemetry ? Self.telemetryLimit : Self.limit) {
            if rank == .telemetry { outcome.droppedTelemetry += 1 } else { outcome.droppedRecords += 1 }
            return
        }
        queue.append(Item(topic: topic, time: time, bytes: bytes))
        queued += bytes.count + 64
        // The writing thread looks by itself ten times a second.
        if queued > Self.chunkSize { condition.broadcast() }
    }

    /// Writes what is left and the index, and ends the thread. Waits for a disk that does not answer at most 10 s.
    public func finish() -> Outcome {
        condition.lock()
        defer { condition.unlock() }
        isClosing = true
        condition.broadcast()
        let patience = Date(timeIntervalSinceNow: 10)
        while !isDone {
            guard condition.wait(until: patience) else {
                if outcome.trouble == nil { outcome.trouble = RecordingTrouble(path: path, cause: .slow(10)) }
                break
            }
        }
        return outcome
    }

    private func work(_ beginning: [UInt8]) {
        write(beginning)
        var isLast = false
        while !isLast {
            let items = next(&isLast)
            for item in items {
                container.add(topic: item.topic, time: item.time, item.bytes)
                if container.pending >= Self.chunkSize { closeChunks() }
            }
            if !items.isEmpty && oldest == nil { oldest = .now }
            if let oldest, !waits, oldest.duration(to: .now) >= .seconds(Self.chunkAge - 0.1) { closeChunks() }
        }
        closeChunks()
        write(container.finish())
        synchronize()
        sink?.close()
        condition.lock()
        isDone = true
        condition.broadcast()
        condition.unlock()
    }

    /// Everything that waits; what comes is waited for at most 0.1 s.
    private func next(_ isLast: inout Bool) -> [Item] {
        condition.lock()
        defer { condition.unlock() }
        if queued <= Self.chunkSize && !isClosing { _ = condition.wait(until: Date(timeIntervalSinceNow: 0.1)) }
        let items = queue
        queue.removeAll(keepingCapacity: true)
        queued = 0
        isLast = isClosing
        condition.broadcast()
        return items
    }

    private func closeChunks() {
        oldest = nil
        guard container.pending > 0 else { return }
        write(container.closeChunks())
        synchronize()
    }

    private func write(_ bytes: [UInt8]) {
        guard let sink, trouble == nil else { return }
        do throws(RecordingTrouble) {
            try sink.write(bytes)
            condition.lock()
            outcome.bytes += bytes.count
            condition.unlock()
        } catch { stop(error) }
    }

    private func synchronize() {
        guard let sink, !waits || isClosingNow, trouble == nil else { return }
        do throws(RecordingTrouble) { try sink.synchronize() } catch { stop(error) }
    }

    private var isClosingNow: Bool {
        condition.lock()
        defer { condition.unlock() }
        return isClosing
    }

    private func stop(_ trouble: RecordingTrouble) {
        condition.lock()
        if outcome.trouble == nil { outcome.trouble = trouble }
        queue.removeAll()
        queued = 0
        condition.broadcast()
        condition.unlock()
    }
}
