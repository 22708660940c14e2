/// Goes through bytes that may be anything, and never past their end.
struct ByteReader {
    let bytes: ArraySlice<UInt8>
    private(set) var position: Int
    /// Of the record in its file, for the sentence.
    let offset: UInt64

    init(_ bytes: ArraySlice<UInt8>, at offset: UInt64) {
        self.bytes = bytes
        self.offset = offset
        position = bytes.startIndex
    }

    var left: Int { bytes.endIndex - position }

    mutating func number<Number: FixedWidthInteger>(_ type: Number.Type = Number.self) throws(RecordingError) -> Number
    {
        let size = MemoryLayout<Number>.size
        guard left >= size else { throw tooShort }
        var number: Number = 0
        unsafe bytes.withUnsafeBytes {
            number = unsafe $0.loadUnaligned(fromByteOffset: position - bytes.startIndex, as: Number.self)
        }
        position += size
        return Number(littleEndian: number)
    }

    /// The number that bytes begin with.
    static func first<Number: FixedWidthInteger>(
        of bytes: ArraySlice<UInt8>, at offset: UInt64
    ) throws(RecordingError) -> Number {
        var reader = ByteReader(bytes, at: offset)
        return try reader.number()
    }

    mutating func take(_ count: UInt64) throws(RecordingError) -> ArraySlice<UInt8> {
        guard count <= UInt64(left) else { throw tooShort }
        defer { position += Int(count) }
        return bytes[position..<(position + Int(count))]
    }

    mutating func text() throws(RecordingError) -> String {
        let count: UInt32 = try number()
        return String(decoding: try take(UInt64(count)), as: UTF8.self)
    }

    mutating func texts() throws(RecordingError) -> [String: String] {
        let count: UInt32 = try number()
        var inner = ByteReader(try take(UInt64(count)), at: offset)
        var map: [String: String] = [:]
        while inner.left > 0 { map[try inner.text()] = try inner.text() }
        return map
    }

    private var tooShort: RecordingError {
        RecordingError(
            .damaged, at: offset, ja: "レコードが、書かれている内容より短くなっています。「senshi recover」を実行してください。",
            en: "a record is shorter than what it says it holds; run 'senshi recover'.")
    }
}
