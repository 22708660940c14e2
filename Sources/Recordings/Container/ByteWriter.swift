/// Bytes that grow: little-endian numbers, strings and maps as MCAP writes them.
struct ByteWriter: Sendable {
    private(set) var bytes: [UInt8] = []

    var count: Int { bytes.count }

    mutating func put<Number: FixedWidthInteger>(_ number: Number) {
        unsafe withUnsafeBytes(of: number.littleEndian) { unsafe bytes.append(contentsOf: $0) }
    }

    mutating func put(_ some: some Sequence<UInt8>) { bytes.append(contentsOf: some) }

    /// With its length before it.
    mutating func put(_ text: String) {
        put(UInt32(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    mutating func put(_ map: [String: String]) {
        var inner = ByteWriter()
        for (key, value) in map.sorted(by: { $0.key < $1.key }) {
            inner.put(key)
            inner.put(value)
        }
        put(UInt32(inner.count))
        put(inner.bytes)
    }

    mutating func put(_ map: [UInt16: UInt64]) {
        put(UInt32(map.count * 10))
        for (key, value) in map.sorted(by: { $0.key < $1.key }) {
            put(key)
            put(value)
        }
    }

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}
