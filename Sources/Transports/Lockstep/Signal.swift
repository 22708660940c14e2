import CPlatform

/// One thread raises it, one other waits for it, with a deadline.
@safe
final class Signal: @unchecked Sendable {
    private let state: UnsafeMutablePointer<cplatform_signal>

    init() {
        unsafe state = .allocate(capacity: 1)
        unsafe state.initialize(to: cplatform_signal())
    }

    deinit { unsafe state.deallocate() }

    /// How often it was raised. Safe on the servo thread.
    var count: UInt32 { unsafe cplatform_signal_count(state) }

    /// Wakes the other thread. Never waits. Safe on the servo thread.
    func raise() { unsafe cplatform_signal_raise(state) }

    /// Waits until it was raised more often than `seen`, at most until `deadline` (ns of the machine's clock). The servo
    /// thread calls it where it would sleep.
    /// - Parameter spin: how long to look before it sleeps, ns.
    func wait(past seen: UInt32, until deadline: Int64, spin: Int64 = 0) -> UInt32 {
        unsafe cplatform_signal_await(state, seen, deadline, spin)
    }
}
