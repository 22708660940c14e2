import Authoring
import Foundation
import Recordings
import Synchronization
import Testing

/// A sink that keeps everything in memory, and may be slow or full.
final class MemorySink: RecordingSink {
    private let kept = Mutex<[UInt8]>([])
    private let delay: UInt32
    private let room: Int

    init(delay: UInt32 = 0, room: Int = .max) {
        self.delay = delay
        self.room = room
    }

    var bytes: [UInt8] { kept.withLock { $0 } }

    func write(_ bytes: [UInt8]) throws(RecordingTrouble) {
        usleep(delay)
        let fits = kept.withLock { kept in
            guard kept.count + bytes.count <= room else { return false }
            kept += bytes
            return true
        }
        if !fits { throw RecordingTrouble(path: "memory", cause: .full) }
    }
    func synchronize() throws(RecordingTrouble) {}
    func close() {}
}

@Suite("writing a recording") struct RecordingWriterTests {
    private func writer(_ sink: MemorySink, waits: Bool = false) -> RecordingWriter {
        RecordingWriter(
            path: "memory", sink: .success(sink), topics: Topics.all, library: "test", notes: ["senshi": ["a": "b"]],
            files: [Attachment(name: "a.yaml", mediaType: "application/yaml", data: [1, 2, 3])], time: 0,
            waits: waits)
    }

    @Test("what is written is read back: notes, files and messages, in order")
    func roundTrip() throws {
        let sink = MemorySink()
        let writer = writer(sink, waits: true)
        for number in 0..<3000 {
            let text = Array("{\"number\":\(number)}".utf8)
            writer.add(topic: Topics.Channel.events.rawValue, time: UInt64(number), text)
        }
        #expect(writer.finish().trouble == nil)
        var reader = try RecordingReader(bytes: sink.bytes, wanted: [.events])
        var (messages, files, notes) = (0, 0, 0)
        while let item = try reader.next() {
            switch item {
            case .json(.events, let bytes):
                #expect(String(decoding: bytes, as: UTF8.self) == "{\"number\":\(messages)}")
                messages += 1
            case .file(let file):
                #expect(file.data == [1, 2, 3])
                files += 1
            case .note(let name, let values):
                #expect(name == "senshi" && values == ["a": "b"])
                notes += 1
            default: break
            }
        }
        #expect(messages == 3000 && files == 1 && notes == 1 && reader.cut == nil)
    }

    @Test("a file that stands unpacked, as in older recordings, is read, and kept by a recovery")
    func unpacked() throws {
        let sink = MemorySink()
        let writer = writer(sink, waits: true)
        writer.add(topic: Topics.Channel.events.rawValue, time: 0, Array("{}".utf8))
        _ = writer.finish()
        func number(_ value: Int, _ size: Int) -> [UInt8] { (0..<size).map { UInt8(value >> ($0 * 8) & 255) } }
        let body =
            number(0, 16) + number(3, 4) + Array("old".utf8) + number(1, 4) + Array("t".utf8) + number(2, 8) + [7, 8]
            + number(0, 4)
        // After the magic and the header.
        let header = 8 + 9 + Int(sink.bytes[9])
        let bytes =
            sink.bytes[..<header] + [9] + number(body.count, 8) + body + sink.bytes[header...]
        func files(_ reader: RecordingReader) throws -> [Recordings.Attachment] {
            var (reader, files) = (reader, [Recordings.Attachment]())
            while let item = try reader.next() { if case .file(let file) = item { files.append(file) } }
            return files
        }
        let read = try files(RecordingReader(bytes: Array(bytes), wanted: []))
        #expect(read.map(\.name) == ["old", "a.yaml"] && read[0].data == [7, 8] && read[0].mediaType == "t")
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (old, new) = (folder.appending(path: "a.mcap").path, folder.appending(path: "b.mcap").path)
        try Data(bytes).write(to: URL(fileURLWithPath: old))
        _ = try Recovery(of: old, to: new)
        #expect(try files(RecordingReader(path: new, wanted: [])) == read)
    }

    @Test("a slow disk loses what only shows before anything else, and keeps nobody waiting")
    func slow() {
        let sink = MemorySink(delay: 300_000)
        let writer = writer(sink)
        let began = ContinuousClock.now
        // Noise does not pack: 8 MB are too much for the telemetry's share of the queue, and not for the rest.
        var random = SystemRandomNumberGenerator()
        let noise = (0..<16_384).map { _ in UInt8.random(in: 0...255, using: &random) }
        for number in 0..<512 {
            writer.add(topic: 2, time: UInt64(number), rank: .telemetry, noise)
            if number % 2 == 0 { writer.add(topic: 1, time: UInt64(number), noise) }
        }
        let waited = began.duration(to: .now) / .seconds(1)
        let outcome = writer.finish()
        #expect(waited < 0.5, "\(waited) s")
        #expect(outcome.droppedTelemetry > 0 && outcome.droppedRecords == 0, "\(outcome)")
    }

    @Test("past the limit records are dropped too, and counted, and the last word finds room")
    func past() throws {
        let sink = MemorySink(delay: 200_000)
        let writer = writer(sink)
        let block = [UInt8](repeating: 7, count: 1 << 20)
        for number in 0..<40 { writer.add(topic: 1, time: UInt64(number), block) }
        let dropped = writer.dropped.records
        #expect(dropped > 0 && dropped < 40, "\(dropped)")
        writer.add(topic: Topics.Channel.end.rawValue, time: 40, rank: .last, Array("{}".utf8))
        let outcome = writer.finish()
        #expect(outcome.droppedRecords == dropped && outcome.trouble == nil)
        var reader = try RecordingReader(bytes: sink.bytes, wanted: [.end])
        var ends = 0
        while let item = try reader.next() { if case .json(.end, _) = item { ends += 1 } }
        #expect(ends == 1)
    }

    @Test("a full disk ends the recording with a reason, and what is there opens")
    func full() throws {
        let sink = MemorySink(room: 60_000)
        let writer = writer(sink, waits: true)
        for number in 0..<20_000 {
            writer.add(topic: 5, time: UInt64(number), Array("{\"a\":\(number &* 2_654_435_761)}".utf8))
        }
        #expect(writer.finish().trouble?.cause == .full)
        #expect(writer.trouble?.sentence.en.contains("the disk is full") == true)
        var reader = try RecordingReader(bytes: sink.bytes, wanted: [.events])
        while try reader.next() != nil {}
        #expect(reader.cut != nil)
    }
}
