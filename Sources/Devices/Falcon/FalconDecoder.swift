/// Finds frames in a stream of bytes that comes in any pieces. Fixed size.
///
/// What is no frame is thrown away and counted; the next `<` starts anew. Safe on the servo thread.
@frozen
public struct FalconDecoder: BitwiseCopyable, Sendable {
    /// The frame at hand; once a report has come, its own.
    public private(set) var bytes = InlineArray<16, UInt8>(repeating: 0)
    private var count = 0
    /// Bytes that belonged to no frame.
    public private(set) var refused: UInt64 = 0

    @_noLocks
    public init() {}

    /// Takes the next byte. A whole report comes with the byte that ends it.
    @_noLocks
    public mutating func take(_ byte: UInt8) -> FalconReport? {
        if byte == FalconFrame.begin {
            refused &+= UInt64(count)
            bytes[0] = byte
            count = 1
            return nil
        }
        guard count > 0 else {
            refused &+= 1
            return nil
        }
        bytes[count] = byte
        count &+= 1
        guard count == FalconFrame.length else { return nil }
        count = 0
        guard let frame = FalconFrame(bytes) else {
            refused &+= 16
            return nil
        }
        return FalconReport(frame)
    }
}
