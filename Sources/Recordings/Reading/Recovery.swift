/// Closes a recording that a killed program or a full disk left open: everything whole is kept, the index is made anew.
public struct Recovery: Sendable {
    /// Messages that were kept.
    public private(set) var messages = 0
    /// Chunks and records inside the file that could not be read.
    public private(set) var damaged = 0
    /// Bytes after the last whole record.
    public private(set) var lost: UInt64 = 0
    /// True where the file had its end and nothing was wrong.
    public private(set) var wasWhole = false

    /// Writes what can be read of `path` to `output`, which must be another file.
    ///
    /// - Throws: a ``RecordingError`` where nothing can be read, a ``RecordingTrouble`` where nothing can be written.
    public init(of path: String, to output: String) throws {
        try self.init({ () throws(RecordingError) in try ContainerReader(path: path) }) {
            () throws(RecordingTrouble) in try RecordingFile(path: output)
        }
    }

    /// The same for bytes in memory.
    ///
    /// - Throws: a ``RecordingError`` where nothing can be read, a ``RecordingTrouble`` where nothing can be written.
    public init(of bytes: [UInt8], into sink: any RecordingSink) throws {
        try self.init({ () throws(RecordingError) in try ContainerReader(bytes: bytes) }) { sink }
    }

    /// - Parameters:
    ///   - reading: begins to read; the channels may stand anywhere, so that it is read twice.
    ///   - writing: begins to write; asked for only where there is something to recover.
    private init(
        _ reading: () throws(RecordingError) -> ContainerReader,
        _ writing: () throws(RecordingTrouble) -> any RecordingSink
    ) throws {
        let (library, topics) = try Self.topics(reading())
        guard !topics.isEmpty else {
            throw RecordingError(
                .unsuitable, ja: "チャンネルがないため、復旧するものがありません。別の記録を指定してください。",
                en: "there is no channel in it, so there is nothing to recover; name another recording.")
        }
        let numbers = Dictionary(
            topics.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        var writer = ContainerWriter(topics: topics.map(\.topic))
        var reader = try reading()
        let file = try writing()
        defer { file.close() }
        try file.write(writer.begin(library: library))
        var room = Self.mostIndexBytes
        while let record = next(&reader) {
            switch record {
            case .message(let id, let time, let data):
                guard let number = numbers[id] else { continue }
                guard data.count <= RecordingWriter.limit else {
                    damaged += 1
                    continue
                }
                writer.add(topic: number, time: time, data)
                messages += 1
                if writer.pending >= RecordingWriter.chunkSize { try file.write(writer.closeChunks()) }
            case .metadata(let name, let values):
                let size = values.reduce(name.utf8.count) { $0 + $1.key.utf8.count + $1.value.utf8.count }
                guard size <= Self.mostNoteBytes else {
                    damaged += 1
                    continue
                }
                try Self.take(name, of: &room)
                try file.write(writer.note(name, values))
            case .attachment(let attachment, let time):
                guard attachment.data.count <= RecordingWriter.limit else {
                    damaged += 1
                    continue
                }
                try Self.take(attachment.name + attachment.mediaType, of: &room)
                try file.write(writer.attach(attachment, time: time))
            case .header, .schema, .channel, .dataEnd, .other: continue
            }
        }
        try file.write(writer.closeChunks())
        try file.write(writer.finish())
        try file.synchronize()
        wasWhole = reader.cut == nil && damaged == 0
        lost = reader.left
    }

    /// Notes and files stand in the index, which is in memory until the end.
    private static func take(_ name: String, of room: inout Int) throws(RecordingError) {
        room -= name.utf8.count + 64
        guard room >= 0 else {
            throw RecordingError(
                .unsuitable, ja: "ファイルと注記がどの記録よりも多く、別のプログラムが作ったものです。senshiの記録を指定してください。",
                en: "it holds more files and notes than any recording does; it was made by another program.")
        }
    }

    /// The next record that can be read.
    private mutating func next(_ reader: inout ContainerReader) -> ContainerRecord? {
        while true {
            do throws(RecordingError) { return try reader.next() } catch { damaged += 1 }
        }
    }

    /// All channels, with their numbers in the file.
    private static func topics(
        _ beginning: ContainerReader
    ) throws(RecordingError) -> (library: String, topics: [(id: UInt16, topic: Topic)]) {
        var reader = beginning
        var schemas: [UInt16: Schema] = [:]
        var topics: [(id: UInt16, topic: Topic)] = []
        var library = ""
        var room = mostSchemaBytes
        while true {
            do throws(RecordingError) {
                guard let record = try reader.next() else { return (library, topics) }
                switch record {
                case .header(let name): library = name.utf8.count <= mostNameBytes ? name : ""
                case .schema(let id, let schema):
                    let size = schema.data.count + schema.name.utf8.count + schema.encoding.utf8.count
                    guard schemas[id] == nil else { continue }
                    guard size <= room else { throw tooMuch }
                    room -= size
                    schemas[id] = schema
                case .channel(let id, let schema, let topic, let encoding):
                    guard !topics.contains(where: { $0.id == id }), let schema = schemas[schema] else { continue }
                    guard topics.count < mostTopics, topic.utf8.count + encoding.utf8.count <= mostNameBytes else {
                        throw tooMuch
                    }
                    topics.append((id, Topic(name: topic, encoding: encoding, schema: schema)))
                default: continue
                }
            } catch { if error == tooMuch { throw error } }
        }
    }

    /// A recording has ten channels; more than these were made up to fill the memory.
    private static let mostTopics = 256
    private static let mostNameBytes = 4096
    private static let mostSchemaBytes = 8 << 20
    /// Of the names of notes and files: a recording has one note, and its files are messages.
    private static let mostIndexBytes = 8 << 20
    private static let mostNoteBytes = 1 << 20
    private static let tooMuch = RecordingError(
        .unsuitable, ja: "チャンネルの説明がどの記録よりも長く、別のプログラムが作ったものです。senshiの記録を指定してください。",
        en: "it says more about its channels than any recording does; it was made by another program.")
}
