/// Reads a protobuf message field by field; whatever the bytes are, never past their end.
struct WireReader {
    /// What a field holds.
    enum Value {
        case varint(UInt64)
        case fixed64(UInt64)
        case bytes(ArraySlice<UInt8>)
        case fixed32(UInt32)

        /// The bits of a number; nil for bytes.
        var bits: UInt64? {
            switch self {
            case .varint(let bits), .fixed64(let bits): bits
            case .fixed32(let bits): UInt64(bits)
            case .bytes: nil
            }
        }
    }

    private let bytes: ArraySlice<UInt8>
    private var at: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        at = bytes.startIndex
    }

    /// The next field; nil after the last.
    mutating func next() throws(RecordingError) -> (field: Int, value: Value)? {
        guard at < bytes.endIndex else { return nil }
        let key = try varint()
        let field = Int(truncatingIfNeeded: key >> 3)
        guard field > 0 && field < 1 << 29 else { throw Self.damaged }
        switch key & 7 {
        case 0: return (field, .varint(try varint()))
        case 1: return (field, .fixed64(try fixed()))
        case 2:
            let count = try varint()
            guard count <= UInt64(bytes.endIndex - at) else { throw Self.damaged }
            defer { at += Int(count) }
            return (field, .bytes(bytes[at..<(at + Int(count))]))
        case 5: return (field, .fixed32(try fixed()))
        default: throw Self.damaged
        }
    }

    private mutating func varint() throws(RecordingError) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while at < bytes.endIndex && shift < 64 {
            let byte = bytes[at]
            at += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        throw Self.damaged
    }

    private mutating func fixed<Number: FixedWidthInteger>() throws(RecordingError) -> Number {
        let size = MemoryLayout<Number>.size
        guard bytes.endIndex - at >= size else { throw Self.damaged }
        defer { at += size }
        var number: Number = 0
        unsafe bytes.withUnsafeBytes {
            number = unsafe $0.loadUnaligned(fromByteOffset: at - bytes.startIndex, as: Number.self)
        }
        return Number(littleEndian: number)
    }

    /// All numbers of a packed list, at most `most`.
    static func varints(_ value: Value, most: Int) throws(RecordingError) -> [UInt64] {
        try list(value, most: most) { $0 }
    }

    static func zigzags(_ value: Value, most: Int) throws(RecordingError) -> [Int64] {
        try list(value, most: most) { Int64(bitPattern: $0 >> 1) ^ -Int64(bitPattern: $0 & 1) }
    }

    @inline(__always)
    private static func list<Number>(
        _ value: Value, most: Int, _ number: (UInt64) -> Number
    ) throws(RecordingError) -> [Number] {
        guard case .bytes(let inner) = value else { return value.bits.map { [number($0)] } ?? [] }
        var values: [Number] = []
        // No number is shorter than a byte.
        values.reserveCapacity(min(most, inner.count))
        let isWhole = unsafe inner.withUnsafeBufferPointer { bytes in
            var (word, shift) = (UInt64(0), UInt64(0))
            for place in 0..<bytes.count {
                let byte = unsafe bytes[place]
                guard shift < 64 else { return false }
                word |= UInt64(byte & 0x7F) << shift
                shift += 7
                guard byte < 0x80 else { continue }
                guard values.count < most else { return false }
                values.append(number(word))
                (word, shift) = (0, 0)
            }
            return shift == 0
        }
        guard isWhole else { throw damaged }
        return values
    }

    static func doubles(_ value: Value, most: Int) throws(RecordingError) -> [Double] {
        guard case .bytes(let inner) = value else {
            return value.bits.map { [Double(bitPattern: $0)] } ?? []
        }
        guard inner.count % 8 == 0 && inner.count / 8 <= most else { throw damaged }
        return unsafe inner.withUnsafeBytes { raw in
            unsafe [Double](unsafeUninitializedCapacity: inner.count / 8) { room, count in
                while count < inner.count / 8 {
                    let bits = unsafe raw.loadUnaligned(fromByteOffset: count * 8, as: UInt64.self)
                    unsafe room.initializeElement(at: count, to: Double(bitPattern: UInt64(littleEndian: bits)))
                    count += 1
                }
            }
        }
    }

    static let damaged = RecordingError(
        .damaged, ja: "メッセージがその種類のprotobufではありません。「senshi recover」を実行するか、記録し直してください。",
        en: "a message is no protobuf of its kind; run 'senshi recover', or record again.")
}
