// What a lockstep transport does on the servo thread behind the compiler's back: one atomic exchange each, and, where the
// thread would sleep, the wait for the next report. None allocates or locks; a test counts.

/// The servo thread's name for an exchange: no reference is counted. Valid while the transport keeps the exchange.
@safe struct LockstepEnd: BitwiseCopyable, @unchecked Sendable {
    private let raw: UnsafeRawPointer

    init(_ exchange: LockstepExchange) { unsafe raw = UnsafeRawPointer(Unmanaged.passUnretained(exchange).toOpaque()) }

    @inline(__always)
    fileprivate var exchange: LockstepExchange {
        unsafe Unmanaged<LockstepExchange>.fromOpaque(raw).takeUnretainedValue()
    }
}

enum LockstepLeaves {
    /// Safe on the servo thread.
    @_semantics("no_performance_analysis") @inline(__always)
    static func takeReport(_ end: LockstepEnd) -> LockstepArrival? {
        end.exchange.takeReport()
    }

    /// Wakes the wire's thread. Safe on the servo thread.
    @_semantics("no_performance_analysis") @inline(__always)
    static func putOrder(_ end: LockstepEnd, _ order: LockstepOrder) {
        end.exchange.put(order)
    }

    /// Waits until a report comes or the deadline (ns of the machine's clock) does; where the servo thread sleeps.
    @_semantics("no_performance_analysis") @inline(__always)
    static func waitForReport(
        _ end: LockstepEnd, past seen: UInt32, until deadline: Int64
    )
        -> UInt32
    {
        end.exchange.waitForReport(past: seen, until: deadline)
    }

    /// How often the wire's thread has gone round. Safe on the servo thread.
    @_semantics("no_performance_analysis") @inline(__always)
    static func turns(_ end: LockstepEnd) -> UInt64 { end.exchange.turns }

    /// The wire is dead. Safe on the servo thread.
    @_semantics("no_performance_analysis") @inline(__always)
    static func isGone(_ end: LockstepEnd) -> Bool { end.exchange.isGone }
}
