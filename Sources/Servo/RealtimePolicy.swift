import CPlatform

/// Which rights a run insists on.
public enum RealtimePolicy: Sendable, Equatable {
    /// Refuses to start without SCHED_FIFO and locked memory, and says which line of which file grants them.
    case enforce
    /// Starts with what there is, and says once what is missing.
    case bestEffort

    /// Takes the rights for the calling thread: SCHED_FIFO 80, all memory locked, stack prefaulted, no deep sleep.
    /// - Returns: what was had and what is missing.
    func take() -> RealtimeRights {
        cplatform_prefault_stack(256 * 1024)
        let memory = cplatform_lock_memory()
        let schedule = cplatform_schedule_fifo(80)
        let latency = cplatform_hold_latency()
        return RealtimeRights(
            schedulingError: schedule, memoryError: memory, latencyDescriptor: latency,
            realtimeLimit: cplatform_realtime_limit(), memoryLimit: cplatform_memlock_limit())
    }
}
