import Devices

// What a transport asks of its writing thread on the servo thread behind the compiler's back: one atomic load.

/// The servo thread's name for a ``CommandThread``: no reference is counted. Valid while the transport keeps the thread.
@safe struct CommandEnd: BitwiseCopyable, @unchecked Sendable {
    /// Where the commands go.
    let told: Ring<Command>.Inlet
    private let raw: UnsafeRawPointer

    init(_ thread: CommandThread) {
        told = thread.told.inlet
        unsafe raw = UnsafeRawPointer(Unmanaged.passUnretained(thread).toOpaque())
    }

    @inline(__always)
    fileprivate var thread: CommandThread { unsafe Unmanaged<CommandThread>.fromOpaque(raw).takeUnretainedValue() }
}

enum CommandLeaves {
    /// How often the writing thread has gone round; 0 before it shows anything. Safe on the servo thread.
    @_semantics("no_performance_analysis") @inline(__always)
    static func turns(_ end: CommandEnd) -> UInt64 { end.thread.turns }
}
