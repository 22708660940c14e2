/// A fuzzer's bytes, taken one after the other; 0 after the last.
public struct FuzzInput {
    private let bytes: [UInt8]
    private var next = 0

    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// True after the last byte.
    public var isEmpty: Bool { next >= bytes.count }

    /// The next byte.
    public mutating func byte() -> UInt8 {
        defer { next += 1 }
        return next < bytes.count ? bytes[next] : 0
    }

    /// A number below a limit of 1 … 256.
    public mutating func below(_ limit: Int) -> Int { Int(byte()) % limit }
}
