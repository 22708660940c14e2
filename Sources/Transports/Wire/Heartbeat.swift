import CPlatform

/// The servo thread's end of a ``Guardian``: a sign of life at every tick, and each watches the other.
///
/// Valid while the guardian is kept. Safe on the servo thread.
@safe struct Heartbeat: BitwiseCopyable, @unchecked Sendable {
    /// Beats without a look of the guardian's, which looks about every 5 ms, after which it is taken for dead (assumed: a
    /// second of ticks).
    private static var patience: Int { @_noLocks get { 1000 } }

    private let page: UnsafeMutablePointer<guardian_page>?
    private var fired: UInt32 = 0
    private var looks: UInt32 = 0
    private var unseen = 0

    /// Not for the servo thread.
    init(_ page: UnsafeMutablePointer<guardian_page>?) { unsafe self.page = page }

    /// Of a device that nobody needs to watch, since it shows nothing.
    static var none: Heartbeat { unsafe Heartbeat(nil) }

    /// False once the guardian itself is dead: then nothing may be shown any more.
    var isWatched: Bool { @_noLocks get { unseen < Self.patience } }

    /// One more sign of life.
    /// - Returns: false where the guardian took the force off since the last one, behind the servo's back: nothing may be
    ///   sent in this tick, and the force begins anew, outside the skin.
    @_noLocks
    mutating func beat() -> Bool {
        guard unsafe page != nil else { return true }
        let (now, seen) = unsafe Self.exchange(page)
        unseen = seen == looks ? unseen &+ 1 : 0
        looks = seen
        defer { fired = now }
        return now == fired
    }

    /// An addition and two loads.
    @_semantics("no_performance_analysis") @inline(__always)
    private static func exchange(_ page: UnsafeMutablePointer<guardian_page>?) -> (fired: UInt32, looks: UInt32) {
        guard let page = unsafe page else { return (0, 0) }
        return unsafe (guardian_beat(page), guardian_looks(page))
    }
}
