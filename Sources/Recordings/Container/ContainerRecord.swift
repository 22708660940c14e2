/// What stands in an MCAP file, as far as recordings use it.
enum ContainerRecord {
    case header(library: String)
    case schema(id: UInt16, Schema)
    case channel(id: UInt16, schema: UInt16, topic: String, encoding: String)
    case message(channel: UInt16, time: UInt64, ArraySlice<UInt8>)
    case attachment(Attachment, time: UInt64)
    case metadata(String, [String: String])
    /// The end of the messages.
    case dataEnd
    /// An index, or a kind of record that this program doesn't know.
    case other

    init(_ opcode: UInt8, _ body: ArraySlice<UInt8>, at offset: UInt64) throws(RecordingError) {
        var reader = ByteReader(body, at: offset)
        switch Container.Opcode(rawValue: opcode) {
        case .header:
            _ = try reader.text()
            self = .header(library: try reader.text())
        case .schema:
            let id: UInt16 = try reader.number()
            let (name, encoding) = (try reader.text(), try reader.text())
            let size: UInt32 = try reader.number()
            self = .schema(
                id: id, Schema(name: name, encoding: encoding, data: Array(try reader.take(UInt64(size)))))
        case .channel:
            self = .channel(
                id: try reader.number(), schema: try reader.number(), topic: try reader.text(),
                encoding: try reader.text())
        case .message:
            let channel: UInt16 = try reader.number()
            let _: UInt32 = try reader.number()
            let time: UInt64 = try reader.number()
            let _: UInt64 = try reader.number()
            self = .message(channel: channel, time: time, try reader.take(UInt64(reader.left)))
        case .attachment: self = try Self.attachment(&reader)
        case .metadata: self = .metadata(try reader.text(), try reader.texts())
        case .dataEnd: self = .dataEnd
        default: self = .other
        }
    }

    private static func attachment(_ reader: inout ByteReader) throws(RecordingError) -> ContainerRecord {
        let time: UInt64 = try reader.number()
        let _: UInt64 = try reader.number()
        let (name, mediaType) = (try reader.text(), try reader.text())
        let size: UInt64 = try reader.number()
        let data = try reader.take(size)
        let sum = CRC32.of(reader.bytes[reader.bytes.startIndex..<reader.position])
        let written: UInt32 = try reader.number()
        guard written == 0 || written == sum else {
            throw RecordingError(
                .damaged, at: reader.offset, ja: "「\(name)」のチェックサムが違います。もう一度コピーしてください。",
                en: "the checksum of '\(name)' is wrong; copy the file again.")
        }
        return .attachment(Attachment(name: name, mediaType: mediaType, data: Array(data)), time: time)
    }
}
