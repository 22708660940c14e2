/// Where a whole number lies in a report.
///
/// Safe on the servo thread.
@frozen
public struct ReportField: BitwiseCopyable, Sendable, Equatable {
    /// The first byte, from the start of the report, its id included where it has one.
    public let offset: Int
    /// 1 … 4 bytes.
    public let width: Int
    /// Two's complement.
    public let isSigned: Bool
    /// The first byte is the most significant one.
    public let isBigEndian: Bool
    /// The part of the number that counts: its lowest bit, and how many bits.
    public let firstBit: Int
    /// 1 … 8 × width.
    public let bitCount: Int

    /// - Parameters:
    ///   - offset: held to 0 … 127.
    ///   - width: held to 1 … 4.
    ///   - bits: nil for all of them; held to those that there are.
    @_noLocks @inlinable
    public init(
        offset: Int, width: Int, isSigned: Bool = false, isBigEndian: Bool = false,
        bits: (first: Int, count: Int)? = nil
    ) {
        self.offset = offset < 0 ? 0 : (offset > 127 ? 127 : offset)
        self.width = width < 1 ? 1 : (width > 4 ? 4 : width)
        self.isSigned = isSigned
        self.isBigEndian = isBigEndian
        let all = 8 &* self.width
        let first = bits?.first ?? 0
        firstBit = first < 0 ? 0 : (first >= all ? all &- 1 : first)
        let count = bits?.count ?? all
        bitCount = count < 1 ? 1 : (count > all &- firstBit ? all &- firstBit : count)
    }

    /// The first byte after the field.
    @inlinable
    public var end: Int { @_noLocks get { offset &+ width } }

    /// The number in a report; bytes that the report lacks count as 0.
    @_noLocks @inlinable
    public func number(in bytes: ReportBytes) -> Int64 {
        var bits: UInt64 = 0
        var index = 0
        while index < width {
            let place = isBigEndian ? width &- 1 &- index : index
            bits |= UInt64(bytes[offset &+ index]) &<< UInt64(8 &* place)
            index &+= 1
        }
        bits = (bits &>> UInt64(firstBit)) & ((1 &<< UInt64(bitCount)) &- 1)
        let negative = isSigned && bits & (1 &<< UInt64(bitCount &- 1)) != 0
        return negative ? Int64(bits) &- (1 &<< Int64(bitCount)) : Int64(bits)
    }

    /// The smallest and the largest number that the field can hold.
    public var range: ClosedRange<Int64> {
        let all: Int64 = 1 << Int64(bitCount)
        return isSigned ? -(all / 2)...(all / 2 - 1) : 0...(all - 1)
    }
}
