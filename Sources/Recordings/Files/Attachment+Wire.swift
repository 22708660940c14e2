extension Attachment {
    /// The type of a file's message: recordings hold what a session was made of as messages, since those are packed.
    static let messageSchema = MessageSchema(
        package: "senshi", name: "File",
        fields: [
            MessageSchema.Field(number: 1, name: "name", kind: .string),
            MessageSchema.Field(number: 2, name: "media_type", kind: .string),
            MessageSchema.Field(number: 3, name: "data", kind: .bytes),
        ])

    /// As a protobuf message.
    func encoded() -> [UInt8] {
        var out = WireWriter()
        out.text(1, name)
        out.text(2, mediaType)
        if !data.isEmpty { out.nested(3, data) }
        return out.bytes
    }

    /// From a protobuf message.
    init(decoding bytes: ArraySlice<UInt8>) throws(RecordingError) {
        self.init(name: "", mediaType: "", data: [])
        var reader = WireReader(bytes)
        while let (field, value) = try reader.next() {
            switch (field, value) {
            case (1, .bytes(let name)): self.name = String(decoding: name, as: UTF8.self)
            case (2, .bytes(let type)): mediaType = String(decoding: type, as: UTF8.self)
            case (3, .bytes(let data)): self.data = Array(data)
            default: break
            }
        }
    }
}
