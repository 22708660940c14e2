/// Numbers of a patient file on their way out, lowest byte first.
struct PatientBytes {
    private(set) var bytes: [UInt8] = []

    mutating func put(_ word: UInt16) {
        bytes.append(UInt8(truncatingIfNeeded: word))
        bytes.append(UInt8(truncatingIfNeeded: word >> 8))
    }
    mutating func put(_ word: UInt32) {
        for byte in 0..<4 { bytes.append(UInt8(truncatingIfNeeded: word >> (8 * byte))) }
    }
    mutating func put(_ number: Double) {
        for byte in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: number.bitPattern >> (8 * UInt64(byte)))) }
    }
    mutating func put(text: String) {
        bytes.append(UInt8(truncatingIfNeeded: text.utf8.count))
        bytes += text.utf8
    }
}

/// The same on their way in; `nil` at the end of the bytes.
struct PatientReader {
    private let bytes: [UInt8]
    private(set) var place: Int

    init(_ bytes: [UInt8], from place: Int) {
        self.bytes = bytes
        self.place = place
    }

    private mutating func bits(_ count: Int) -> UInt64? {
        guard place >= 0 && place + count <= bytes.count else { return nil }
        var bits: UInt64 = 0
        for byte in 0..<count { bits |= UInt64(bytes[place + byte]) << (8 * UInt64(byte)) }
        place += count
        return bits
    }

    mutating func word() -> UInt32? { bits(4).map { UInt32(truncatingIfNeeded: $0) } }
    mutating func number() -> Double? { bits(8).map { Double(bitPattern: $0) } }
    mutating func text() -> String? {
        guard let count = bits(1).map(Int.init), place + count <= bytes.count else { return nil }
        defer { place += count }
        return String(decoding: bytes[place..<(place + count)], as: UTF8.self)
    }
}
