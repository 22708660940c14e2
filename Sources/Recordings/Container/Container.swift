/// The facts of MCAP version 0, as its specification gives them.
enum Container {
    static let magic: [UInt8] = [0x89, 0x4D, 0x43, 0x41, 0x50, 0x30, 0x0D, 0x0A]

    enum Opcode: UInt8 {
        case header = 1, footer, schema, channel, message, chunk, messageIndex, chunkIndex, attachment
        case attachmentIndex, statistics, metadata, metadataIndex, summaryOffset, dataEnd
    }

    /// No record of a recording is larger: 64 MiB. A file that says otherwise is refused before anything is allocated.
    static let largestRecord: UInt64 = 64 << 20
}

/// How the messages of a channel are written.
public struct Schema: Sendable, Equatable {
    /// `senshi.Frame`.
    public var name: String
    /// `protobuf` or `jsonschema`.
    public var encoding: String
    public var data: [UInt8]

    public init(name: String, encoding: String, data: [UInt8]) {
        self.name = name
        self.encoding = encoding
        self.data = data
    }
}

/// A stream of messages of one kind.
public struct Topic: Sendable, Equatable {
    public var name: String
    /// `protobuf` or `json`.
    public var encoding: String
    public var schema: Schema

    public init(name: String, encoding: String, schema: Schema) {
        self.name = name
        self.encoding = encoding
        self.schema = schema
    }
}

/// A file inside a recording.
public struct Attachment: Sendable, Equatable {
    public var name: String
    /// `application/yaml`.
    public var mediaType: String
    public var data: [UInt8]

    public init(name: String, mediaType: String, data: [UInt8]) {
        self.name = name
        self.mediaType = mediaType
        self.data = data
    }
}
