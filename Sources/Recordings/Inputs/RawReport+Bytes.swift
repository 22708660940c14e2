public import Devices

extension RawReport {
    /// The bytes that count.
    public var bytes: [UInt8] {
        get {
            (0..<min(Int(length), Self.capacity)).map { UInt8(truncatingIfNeeded: words[$0 / 8] >> UInt64($0 % 8 * 8)) }
        }
        set {
            words = InlineArray(repeating: 0)
            length = UInt8(min(newValue.count, Self.capacity))
            for index in 0..<Int(length) { words[index / 8] |= UInt64(newValue[index]) << UInt64(index % 8 * 8) }
        }
    }
}
