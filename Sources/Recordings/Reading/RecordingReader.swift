public import Servo

/// Reads a senshi recording from front to back, message by message, in the memory of one chunk.
///
/// An unfinished recording ends with its last whole chunk; ``cut`` then says so.
public struct RecordingReader: Sendable {
    /// What stands in a recording.
    public enum Item: Sendable {
        /// Facts about the session, by name.
        case note(String, [String: String])
        /// A file that the session was made of.
        case file(Attachment)
        case inputs(InputBatch)
        case frame(Frame)
        case reports(ReportBatch)
        /// A JSON message of ``Topics``.
        case json(Topics.Channel, [UInt8])
    }

    private var container: ContainerReader
    private let wanted: Set<Topics.Channel>
    private var channels: [UInt16: Topics.Channel] = [:]

    /// - Parameter wanted: the channels to hand out beside the files; the others are passed over.
    public init(path: String, wanted: Set<Topics.Channel>) throws(RecordingError) {
        container = try ContainerReader(path: path)
        self.wanted = wanted.union([.files])
    }

    /// Reads bytes in memory.
    public init(bytes: [UInt8], wanted: Set<Topics.Channel>) throws(RecordingError) {
        container = try ContainerReader(bytes: bytes)
        self.wanted = wanted.union([.files])
    }

    /// Nil where the file has its end.
    public var cut: RecordingError? { container.cut }

    /// The next item; nil after the last.
    public mutating func next() throws(RecordingError) -> Item? {
        while let record = try container.next() {
            switch record {
            case .channel(let id, _, let topic, _):
                channels[id] = Topics.Channel.allCases.first { $0.name == topic && wanted.contains($0) }
                if channels[id] == nil { container.unwanted.insert(id) } else { container.unwanted.remove(id) }
            case .metadata(let name, let values): return .note(name, values)
            // Older recordings hold their files unpacked.
            case .attachment(let file, _): return .file(file)
            case .message(let id, _, let data):
                guard let channel = channels[id] else { continue }
                return try item(channel, data)
            case .header, .schema, .dataEnd, .other: continue
            }
        }
        return nil
    }

    private func item(_ channel: Topics.Channel, _ data: ArraySlice<UInt8>) throws(RecordingError) -> Item {
        switch channel {
        case .inputs: .inputs(try InputBatch(decoding: data))
        case .frames: .frame(try Frame(decoding: data))
        case .reports: .reports(try ReportBatch(decoding: data))
        case .files: .file(try Attachment(decoding: data))
        case .transforms, .needle, .events, .score, .timing, .end: .json(channel, Array(data))
        }
    }
}
