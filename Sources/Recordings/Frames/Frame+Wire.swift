import Collision
public import Servo

extension Frame {
    /// The type of a frame's message: every field of the list, in SI.
    static let messageSchema: MessageSchema = {
        var (frame, visitor) = (Frame(), SchemaVisitor())
        frame.visit(&visitor)
        return MessageSchema(
            package: "senshi", name: "Frame", fields: visitor.fields,
            choices: [
                ("Layer", Layer.allCases.map { "\($0)".uppercased() }),
                ("Fault", Fault.allCases.map { "FAULT_" + MessageSchema.shouting("\($0)") }),
            ])
    }()

    /// As a protobuf message.
    public func encoded() -> [UInt8] {
        var (frame, visitor) = (self, EncodingVisitor())
        frame.visit(&visitor)
        return visitor.writer.bytes
    }

    /// From a protobuf message. Fields that this program doesn't know are passed over.
    public init(decoding bytes: ArraySlice<UInt8>) throws(RecordingError) {
        self.init()
        var visitor = DecodingVisitor()
        var reader = WireReader(bytes)
        while let (field, value) = try reader.next() {
            guard let bits = value.bits, field < DecodingVisitor.room else { continue }
            visitor.values[field] = bits
        }
        // What is not written is 0, also where a frame begins with something else.
        visit(&visitor)
        if visitor.isDamaged { throw WireReader.damaged }
    }
}

private struct SchemaVisitor: FrameVisitor {
    var fields: [MessageSchema.Field] = []

    private mutating func add(_ field: FrameField, _ kind: MessageSchema.Kind) {
        fields.append(MessageSchema.Field(number: field.number, name: field.name, kind: kind))
    }
    mutating func whole(_ field: FrameField, _ value: inout UInt64) { add(field, .uint64) }
    mutating func signed(_ field: FrameField, _ value: inout Int64) { add(field, .int64) }
    mutating func bits(_ field: FrameField, _ value: inout UInt32) { add(field, .uint32) }
    mutating func number(_ field: FrameField, _ value: inout Double) { add(field, .double) }
    mutating func layer(_ field: FrameField, _ value: inout Layer) { add(field, .choice("Layer")) }
    mutating func fault(_ field: FrameField, _ value: inout Fault) { add(field, .choice("Fault")) }
    mutating func circumstance(_ field: FrameField, _ value: inout Int64) { add(field, .int64) }
}

private struct EncodingVisitor: FrameVisitor {
    var writer = WireWriter()

    mutating func whole(_ field: FrameField, _ value: inout UInt64) { writer.varint(field.number, value) }
    mutating func signed(_ field: FrameField, _ value: inout Int64) {
        writer.varint(field.number, UInt64(bitPattern: value))
    }
    mutating func bits(_ field: FrameField, _ value: inout UInt32) { writer.varint(field.number, UInt64(value)) }
    mutating func number(_ field: FrameField, _ value: inout Double) { writer.double(field.number, value) }
    mutating func layer(_ field: FrameField, _ value: inout Layer) {
        writer.varint(field.number, UInt64(value.rawValue))
    }
    mutating func fault(_ field: FrameField, _ value: inout Fault) {
        writer.varint(field.number, UInt64(value.rawValue))
    }
    mutating func circumstance(_ field: FrameField, _ value: inout Int64) { signed(field, &value) }
}

private struct DecodingVisitor: FrameVisitor {
    /// Above the largest number of the list.
    static let room = 256
    var values = [UInt64](repeating: 0, count: room)
    var isDamaged = false

    mutating func whole(_ field: FrameField, _ value: inout UInt64) { value = values[field.number] }
    mutating func signed(_ field: FrameField, _ value: inout Int64) { value = Int64(bitPattern: values[field.number]) }
    mutating func bits(_ field: FrameField, _ value: inout UInt32) {
        value = UInt32(truncatingIfNeeded: values[field.number])
    }
    mutating func number(_ field: FrameField, _ value: inout Double) {
        value = Double(bitPattern: values[field.number])
    }
    mutating func layer(_ field: FrameField, _ value: inout Layer) {
        let number = Int(truncatingIfNeeded: values[field.number])
        if let layer = Layer(rawValue: number) { value = layer } else { isDamaged = true }
    }
    mutating func fault(_ field: FrameField, _ value: inout Fault) {
        if let fault = UInt8(exactly: values[field.number]).flatMap(Fault.init(rawValue:)) {
            value = fault
        } else {
            isDamaged = true
        }
    }
    mutating func circumstance(_ field: FrameField, _ value: inout Int64) { signed(field, &value) }
}
