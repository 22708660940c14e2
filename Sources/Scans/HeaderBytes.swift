/// Numbers at places of a header, in one order of bytes.
struct HeaderBytes {
    let bytes: [UInt8]
    let isBigEndian: Bool

    init(_ bytes: [UInt8], isBigEndian: Bool) {
        self.bytes = bytes
        self.isBigEndian = isBigEndian
    }

    private func bits(_ place: Int, _ count: Int) -> UInt64 {
        var bits: UInt64 = 0
        for number in 0..<count {
            bits = bits << 8 | UInt64(bytes[isBigEndian ? place + number : place + count - 1 - number])
        }
        return bits
    }

    func int16(_ place: Int) -> Int { Int(Int16(truncatingIfNeeded: bits(place, 2))) }
    func int32(_ place: Int) -> Int { Int(Int32(truncatingIfNeeded: bits(place, 4))) }
    func float(_ place: Int) -> Double { Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits(place, 4)))) }
}
