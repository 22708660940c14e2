/// Writes a protobuf message (proto3): numbers that are 0 are left out, as every writer does.
struct WireWriter: Sendable {
    private(set) var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(512) }

    mutating func varint(_ field: Int, _ value: UInt64) {
        guard value != 0 else { return }
        raw(UInt64(field) << 3)
        raw(value)
    }

    /// Compared by its bits: −0 is written.
    mutating func double(_ field: Int, _ value: Double) {
        guard value.bitPattern != 0 else { return }
        raw(UInt64(field) << 3 | 1)
        fixed(value)
    }

    mutating func fixed32(_ field: Int, _ value: UInt32) {
        guard value != 0 else { return }
        raw(UInt64(field) << 3 | 5)
        unsafe withUnsafeBytes(of: value.littleEndian) { unsafe bytes.append(contentsOf: $0) }
    }

    mutating func text(_ field: Int, _ value: String) {
        if !value.isEmpty { nested(field, Array(value.utf8)) }
    }

    /// Written where it is empty, too: an element of a list, or a message that is there.
    mutating func nested(_ field: Int, _ inner: [UInt8]) {
        raw(UInt64(field) << 3 | 2)
        raw(UInt64(inner.count))
        bytes.append(contentsOf: inner)
    }

    /// Packed; nothing for an empty list.
    mutating func varints(_ field: Int, _ values: [UInt64]) {
        guard !values.isEmpty else { return }
        var inner = WireWriter()
        for value in values { inner.raw(value) }
        nested(field, inner.bytes)
    }

    /// Packed, each number zigzag-coded.
    mutating func zigzags(_ field: Int, _ values: [Int64]) {
        varints(field, values.map { UInt64(bitPattern: $0 << 1 ^ $0 >> 63) })
    }

    mutating func doubles(_ field: Int, _ values: [Double]) {
        guard !values.isEmpty else { return }
        raw(UInt64(field) << 3 | 2)
        raw(UInt64(values.count * 8))
        for value in values { fixed(value) }
    }

    mutating func fixed32s(_ field: Int, _ values: [UInt32]) {
        guard !values.isEmpty else { return }
        raw(UInt64(field) << 3 | 2)
        raw(UInt64(values.count * 4))
        for value in values { unsafe withUnsafeBytes(of: value.littleEndian) { unsafe bytes.append(contentsOf: $0) } }
    }

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    private mutating func fixed(_ value: Double) {
        unsafe withUnsafeBytes(of: value.bitPattern.littleEndian) { unsafe bytes.append(contentsOf: $0) }
    }

    private mutating func raw(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}
