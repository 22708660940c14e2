/// A protobuf message type: what a recording carries so that other programs can read its messages.
///
/// Printed as a `.proto` for people, and as the `FileDescriptorSet` that MCAP embeds.
struct MessageSchema: Sendable {
    /// Numbers of `google.protobuf.FieldDescriptorProto.Type`.
    enum Kind: Sendable, Equatable {
        case double, int64, uint64, int32, fixed32, bool, string, bytes, uint32, sint64
        /// One of the message's own enumerations.
        case choice(String)
        /// Another message, by its full name: `foxglove.Vector3`.
        case message(String)

        var number: UInt64 {
            switch self {
            case .double: 1
            case .int64: 3
            case .uint64: 4
            case .int32: 5
            case .fixed32: 7
            case .bool: 8
            case .string: 9
            case .message: 11
            case .bytes: 12
            case .uint32: 13
            case .choice: 14
            case .sint64: 18
            }
        }
    }
    struct Field: Sendable {
        var number: Int
        var name: String
        var kind: Kind
        var repeated = false
    }

    /// `senshi`, and `Frame`.
    var package: String
    var name: String
    var fields: [Field]
    /// Enumerations inside the message, by name; the first value is 0.
    var choices: [(name: String, values: [String])]
    /// What is defined in files that this one needs.
    var needs: [MessageSchema]
    /// The file in which it is defined.
    let file: String
    var fullName: String { "\(package).\(name)" }

    /// - Parameter file: where another project has given it one.
    init(
        package: String, name: String, fields: [Field], choices: [(name: String, values: [String])] = [],
        needs: [MessageSchema] = [], file: String? = nil
    ) {
        self.package = package
        self.name = name
        self.fields = fields
        self.choices = choices
        self.needs = needs
        self.file = file ?? "\(package)/\(name).proto"
    }

    /// A `google.protobuf.FileDescriptorSet`: what is needed first, then this.
    var descriptorSet: [UInt8] {
        var set = WireWriter()
        for need in everyNeed { set.nested(1, need.descriptor) }
        set.nested(1, descriptor)
        return set.bytes
    }

    private var everyNeed: [MessageSchema] {
        var seen: Set<String> = []
        var all: [MessageSchema] = []
        for need in needs {
            for one in need.everyNeed + [need] where seen.insert(one.file).inserted { all.append(one) }
        }
        return all
    }

    /// A `google.protobuf.FileDescriptorProto`.
    private var descriptor: [UInt8] {
        var message = WireWriter()
        message.text(1, name)
        for field in fields { message.nested(2, describe(field)) }
        for choice in choices {
            var list = WireWriter()
            list.text(1, choice.name)
            for (number, value) in choice.values.enumerated() {
                var one = WireWriter()
                one.text(1, value)
                one.varint(2, UInt64(number))
                // A number of 0 has to be there.
                if number == 0 { list.nested(2, one.bytes + [0x10, 0]) } else { list.nested(2, one.bytes) }
            }
            message.nested(4, list.bytes)
        }
        var out = WireWriter()
        out.text(1, file)
        out.text(2, package)
        for need in needs { out.text(3, need.file) }
        out.nested(4, message.bytes)
        out.text(12, "proto3")
        return out.bytes
    }

    private func describe(_ field: Field) -> [UInt8] {
        var out = WireWriter()
        out.text(1, field.name)
        out.varint(3, UInt64(field.number))
        out.varint(4, field.repeated ? 3 : 1)
        out.varint(5, field.kind.number)
        switch field.kind {
        case .choice(let name): out.text(6, ".\(fullName).\(name)")
        case .message(let name): out.text(6, ".\(name)")
        default: break
        }
        return out.bytes
    }

    /// The same as a `.proto` file.
    var text: String {
        var lines = ["syntax = \"proto3\";", "", "package \(package);", ""]
        for need in needs { lines.append("import \"\(need.file)\";") }
        if !needs.isEmpty { lines.append("") }
        lines.append("message \(name) {")
        for choice in choices {
            lines.append("  enum \(choice.name) {")
            for (number, value) in choice.values.enumerated() { lines.append("    \(value) = \(number);") }
            lines.append("  }")
        }
        for field in fields {
            lines.append("  \(field.repeated ? "repeated " : "")\(field.kind.word) \(field.name) = \(field.number);")
        }
        return (lines + ["}", ""]).joined(separator: "\n")
    }
}

extension MessageSchema.Kind {
    fileprivate var word: String {
        switch self {
        case .choice(let name): name
        case .message(let name): name
        default: "\(self)"
        }
    }
}
