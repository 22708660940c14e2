/// Up to 64 bytes that go over a wire at once.
///
/// Safe on the servo thread.
struct WirePacket: BitwiseCopyable, Sendable {
    /// The most that fit.
    static var capacity: Int { @_noLocks get { 64 } }

    var bytes = InlineArray<64, UInt8>(repeating: 0)
    /// How many count.
    var count = 0

    @_noLocks
    init() {}

    /// The bytes that count. Not for the servo thread.
    var content: [UInt8] { (0..<count).map { bytes[$0] } }
}
