/// A message of D-Bus, as far as a client of one service needs it: strings and object paths out, one number and one
/// descriptor in. Little-endian, protocol version 1.
struct BusMessage: Equatable {
    /// What a message is.
    enum Kind: UInt8 {
        case call = 1
        case answer, failure, signal
    }

    var kind: Kind
    var serial: UInt32
    var path = ""
    var interface = ""
    var member = ""
    var destination = ""
    /// The call that it answers; 0 where it answers none.
    var answers: UInt32 = 0
    /// Strings of a call.
    var texts: [String] = []
    /// The first four bytes of what came, as a number: a boolean of a signal, the index of a descriptor.
    var number: UInt32?

    /// The numbers of the header's fields.
    private enum Field: UInt8 {
        case path = 1
        case interface, member, error, answers, destination, sender, signature, descriptors
    }
    /// The longest message that is taken, bytes; the bus's own are a few hundred.
    private static let longest = 1 << 20

    init(_ kind: Kind, serial: UInt32) {
        self.kind = kind
        self.serial = serial
    }

    /// A call of a method whose arguments are all strings.
    static func call(
        _ member: String, of interface: String, at path: String, on destination: String, serial: UInt32,
        _ texts: [String] = []
    ) -> BusMessage {
        var message = BusMessage(.call, serial: serial)
        message.member = member
        message.interface = interface
        message.path = path
        message.destination = destination
        message.texts = texts
        return message
    }

    /// As it goes over the wire.
    var bytes: [UInt8] {
        var body = Bytes()
        for text in texts { body.add(text) }
        var fields = Bytes()
        func add(_ field: Field, _ type: String, _ text: String) {
            guard !text.isEmpty else { return }
            fields.align(8)
            fields.all.append(field.rawValue)
            fields.addSignature(type)
            if type == "g" { fields.addSignature(text) } else { fields.add(text) }
        }
        add(.path, "o", path)
        add(.interface, "s", interface)
        add(.member, "s", member)
        add(.destination, "s", destination)
        add(.signature, "g", String(repeating: "s", count: texts.count))
        var message = Bytes()
        message.all = [UInt8(ascii: "l"), kind.rawValue, 0, 1]
        message.add(UInt32(body.all.count))
        message.add(serial)
        message.add(UInt32(fields.all.count))
        message.all += fields.all
        message.align(8)
        return message.all + body.all
    }

    /// Takes the first message off what came; nil while it is not whole.
    /// - Throws: ``Damaged`` where it is no message.
    static func take(from received: inout [UInt8]) throws(Damaged) -> BusMessage? {
        guard received.count >= 16 else { return nil }
        var reader = Bytes(all: received)
        let isLittle = received[0] == UInt8(ascii: "l")
        guard isLittle, received[3] == 1, let kind = Kind(rawValue: received[1]) else { throw Damaged() }
        reader.at = 4
        let bodyLength = Int(try reader.number())
        let serial = try reader.number()
        let fieldsLength = Int(try reader.number())
        guard bodyLength <= longest, fieldsLength <= longest else { throw Damaged() }
        let bodyStart = (16 + fieldsLength + 7) / 8 * 8
        guard received.count >= bodyStart + bodyLength else { return nil }
        var message = BusMessage(kind, serial: serial)
        while reader.at < 16 + fieldsLength { try message.read(&reader) }
        reader.at = bodyStart
        if bodyLength >= 4 { message.number = try reader.number() }
        received.removeFirst(bodyStart + bodyLength)
        return message
    }

    private mutating func read(_ reader: inout Bytes) throws(Damaged) {
        reader.at = (reader.at + 7) / 8 * 8
        let field = Field(rawValue: try reader.byte())
        switch try reader.signature() {
        case "u":
            let number = try reader.number()
            if field == .answers { answers = number }
        case "g": _ = try reader.signature()
        case "s", "o":
            let text = try reader.text()
            switch field {
            case .path: path = text
            case .interface: interface = text
            case .member: member = text
            case .destination: destination = text
            default: break
            }
        default: throw Damaged()
        }
    }

    /// What came is no message of a bus.
    struct Damaged: Error {}

    /// Bytes that are written at their end and read at `at`.
    private struct Bytes {
        var all: [UInt8] = []
        var at = 0

        mutating func align(_ size: Int) { while all.count % size != 0 { all.append(0) } }
        mutating func add(_ number: UInt32) {
            align(4)
            for shift in stride(from: 0, to: 32, by: 8) { all.append(UInt8(truncatingIfNeeded: number >> shift)) }
        }
        mutating func add(_ text: String) {
            add(UInt32(text.utf8.count))
            all += Array(text.utf8) + [0]
        }
        mutating func addSignature(_ text: String) { all += [UInt8(text.utf8.count)] + Array(text.utf8) + [0] }

        mutating func byte() throws(Damaged) -> UInt8 {
            guard at < all.count else { throw Damaged() }
            defer { at += 1 }
            return all[at]
        }
        mutating func number() throws(Damaged) -> UInt32 {
            at = (at + 3) / 4 * 4
            var number: UInt32 = 0
            for shift in stride(from: UInt32(0), to: 32, by: 8) { number |= UInt32(try byte()) << shift }
            return number
        }
        mutating func text() throws(Damaged) -> String { try string(Int(try number())) }
        mutating func signature() throws(Damaged) -> String { try string(Int(try byte())) }
        private mutating func string(_ length: Int) throws(Damaged) -> String {
            guard at + length < all.count else { throw Damaged() }
            defer { at += length + 1 }
            return String(decoding: all[at..<(at + length)], as: UTF8.self)
        }
    }
}
