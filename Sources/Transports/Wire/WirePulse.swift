import Space

/// Whether the thread that moves a device's bytes goes round, seen from the servo thread: the guardian watches both through
/// one heart.
///
/// Safe on the servo thread.
struct WirePulse: BitwiseCopyable, Sendable {
    /// When a thread counts as hung.
    struct Patience: BitwiseCopyable, Sendable {
        /// It has not gone round for longer, ns. With the guardian's 50 ms still within the 100 ms after which force is off
        /// whatever happens.
        let time: Int64
        /// As often must the servo thread have looked meanwhile: a machine that stood still held both up, and neither hangs.
        let looks: Int

        /// Of a wire that clocks the servo thread, which then looks seldom: 20 of its turns.
        static var wire: Patience { @_noLocks get { Patience(time: 20_000_000, looks: 1) } }
        /// Of a thread beside a servo thread that has a clock of its own: 15 turns of 2 ms, since its writes may wait for
        /// the device.
        static var commands: Patience { @_noLocks get { Patience(time: 30_000_000, looks: 10) } }
    }

    private let patience: Patience
    private var turns: UInt64 = 0
    private var since = Instant(nanoseconds: .min)
    private var looks = 0
    private(set) var isHung = false

    @_noLocks
    init(_ patience: Patience) { self.patience = patience }

    /// - Parameter turns: how often the thread has gone round so far; 0 as long as it shows nothing yet, which may last.
    @_noLocks
    mutating func look(_ turns: UInt64, at now: Instant) {
        if turns == 0 || turns != self.turns || since.nanoseconds == .min {
            self.turns = turns
            since = now
            looks = 0
        } else {
            looks &+= 1
        }
        isHung = looks >= patience.looks && now.nanoseconds &- since.nanoseconds > patience.time
    }
}
