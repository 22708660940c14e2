/// What the servo thread wants on the wire, and until when.
///
/// Safe on the servo thread.
struct LockstepOrder: BitwiseCopyable, Sendable {
    var packet = WirePacket()
    /// Instant of the machine's clock, ns; after it the wire gets zero.
    var expires: Int64 = .min
    /// The report that it answers.
    var report: UInt64 = 0
    /// Some force is asked for.
    var isForce = false

    @_noLocks
    init() {}
}

/// A report with the instant at which it came.
struct LockstepArrival: BitwiseCopyable, Sendable {
    var report: LockstepReport
    /// When the frame was sent that it answers, on the machine's clock, ns.
    var measured: Int64
    /// When it came.
    var time: Int64
    /// 1 for the first.
    var number: UInt64
}
