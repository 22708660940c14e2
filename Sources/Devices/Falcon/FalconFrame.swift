/// Sixteen bytes, one exchange's share of either side: `<`, three numbers of four half bytes, an information byte, a byte
/// without a meaning, `>`.
///
/// The least significant half byte of a number comes first, and every half byte is written as 0x41 and more, so that
/// neither bracket can be data. Safe on the servo thread.
@frozen
public struct FalconFrame: BitwiseCopyable, Sendable {
    /// Bytes of a frame.
    @inlinable
    public static var length: Int { @_noLocks get { 16 } }
    @inlinable
    static var begin: UInt8 { @_noLocks get { 0x3C } }
    @inlinable
    static var end: UInt8 { @_noLocks get { 0x3E } }
    @inlinable
    static var base: UInt8 { @_noLocks get { 0x41 } }

    /// Three signed numbers: what the motors are told, or what the encoders count.
    public var numbers: InlineArray<3, Int16>
    /// Lights and homing to the device, buttons and homed legs from it; 0 … 190.
    public var information: UInt8

    @_noLocks
    public init(numbers: InlineArray<3, Int16>, information: UInt8) {
        self.numbers = numbers
        self.information = information
    }

    /// Nil where the bytes are not exactly one frame.
    @_noLocks
    public init?(_ bytes: InlineArray<16, UInt8>) {
        guard bytes[0] == Self.begin && bytes[15] == Self.end else { return nil }
        // Nor may what has no meaning be a bracket: a frame that lost a byte would pass with the next one's.
        guard bytes[13] >= Self.base && bytes[14] >= Self.base else { return nil }
        numbers = InlineArray(repeating: 0)
        for number in 0..<3 {
            var value: UInt16 = 0
            for half in 0..<4 {
                let byte = bytes[1 &+ number &* 4 &+ half]
                guard byte >= Self.base && byte < Self.base &+ 16 else { return nil }
                value |= UInt16(byte &- Self.base) << UInt16(half &* 4)
            }
            numbers[number] = Int16(bitPattern: value)
        }
        information = bytes[13] &- Self.base
    }

    /// As it goes over the wire.
    @inline(__always)
    public var bytes: InlineArray<16, UInt8> {
        @_noLocks get {
            var bytes = InlineArray<16, UInt8>(repeating: Self.base)
            bytes[0] = Self.begin
            for number in 0..<3 {
                let value = UInt16(bitPattern: numbers[number])
                for half in 0..<4 {
                    bytes[1 &+ number &* 4 &+ half] = UInt8((value >> UInt16(half &* 4)) & 15) &+ Self.base
                }
            }
            bytes[13] = information &+ Self.base
            bytes[15] = Self.end
            return bytes
        }
    }
}
