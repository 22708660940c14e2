/// What a lockstep device said, in its own terms: its codec knows which number is which.
///
/// Safe on the servo thread.
struct LockstepReport: BitwiseCopyable, Sendable {
    /// Counts, places or angles.
    var numbers = InlineArray<8, Double>(repeating: 0)
    /// Those that are down, the first in bit 0.
    var buttons: UInt32 = 0
    /// Its bytes, as they came.
    var frame = WirePacket()
    /// Whatever else is one bit: the homed legs of a Falcon.
    var flags: UInt32 = 0

    @_noLocks
    init() {}
}
