import Space

/// Whether a wire's thread goes round, seen from the servo thread: the guardian watches both through one heart.
///
/// Safe on the servo thread.
struct WirePulse: BitwiseCopyable, Sendable {
    /// A wire's thread that has not gone round for so long hangs, ns: 20 of its turns, and with the guardian's 50 ms still
    /// within the 100 ms after which force is off whatever happens.
    static var patience: Int64 { @_noLocks get { 20_000_000 } }

    private var turns: UInt64 = 0
    private var since = Instant(nanoseconds: .min)
    private(set) var isHung = false

    @_noLocks
    init() {}

    /// - Parameter turns: how often the thread has gone round so far.
    @_noLocks
    mutating func look(_ turns: UInt64, at now: Instant) {
        if turns != self.turns || since.nanoseconds == .min {
            self.turns = turns
            since = now
        }
        isHung = now.nanoseconds &- since.nanoseconds > Self.patience
    }
}
