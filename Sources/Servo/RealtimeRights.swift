import CPlatform

/// What the kernel let a servo thread have.
public struct RealtimeRights: Sendable, Equatable {
    /// 0, or errno.
    var schedulingError, memoryError: Int32
    /// Open while the loop runs, or −errno.
    var latencyDescriptor: Int32
    var realtimeLimit, memoryLimit: Int64

    /// SCHED_FIFO and locked memory were had.
    public var complete: Bool { schedulingError == 0 && memoryError == 0 }

    /// One sentence for people: what the run has, or what is missing and which line grants it.
    public var sentence: String {
        guard !complete else {
            return latencyDescriptor >= 0
                ? "real-time: SCHED_FIFO 80, memory locked, processor kept awake"
                : "real-time: SCHED_FIFO 80, memory locked (the processor may sleep: /dev/cpu_dma_latency can't be opened)"
        }
        return "best effort: without " + missing
    }

    /// Why a run that insists on its rights does not start, and what to do.
    public var refusal: String { "real time was asked for, but there is no " + missing + "; or leave --realtime out" }

    /// What is missing, and which line of which file grants it.
    private var missing: String {
        var parts: [String] = []
        if schedulingError != 0 {
            parts.append("SCHED_FIFO (add the line '@senshi - rtprio 80' to /etc/security/limits.d/senshi.conf)")
        }
        if memoryError != 0 {
            parts.append(
                "locked memory (add the line '@senshi - memlock unlimited' to /etc/security/limits.d/senshi.conf)")
        }
        return parts.joined(separator: " and ") + "; then join the group senshi and sign in again"
    }

    /// What a stepped run says.
    public static let stepped = "stepped time: no deadlines, no lateness"
}
