import Devices
import Glibc

// The C call that `HidrawTransport.read` makes on the servo thread, and the only one. It neither allocates, locks nor
// waits: the descriptor is non-blocking.

/// What the kernel's queue had.
enum HidrawAnswer: BitwiseCopyable {
    case report, nothing, gone
}

enum HidrawLeaves {
    /// The next report. Safe on the servo thread.
    @_semantics("no_performance_analysis") @inline(__always)
    static func next(_ descriptor: Int32, into bytes: inout ReportBytes) -> HidrawAnswer {
        let count = unsafe Glibc.read(descriptor, &bytes.storage, ReportBytes.capacity)
        if count > 0 {
            bytes.count = count
            return .report
        }
        return count < 0 && (errno == EAGAIN || errno == EINTR) ? .nothing : .gone
    }
}
