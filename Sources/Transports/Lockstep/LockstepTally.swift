import Synchronization

/// The counters of a lockstep wire: written by its thread, read by any.
final class LockstepTally: Sendable {
    let reports = Atomic<Int>(0)
    let answered = Atomic<Int>(0)
    let unanswered = Atomic<Int>(0)
    let expired = Atomic<Int>(0)
    let restarts = Atomic<Int>(0)
    let refused = Atomic<Int>(0)
    let stalls = Atomic<Int>(0)

    /// All of them now.
    var counts: LockstepCounts {
        var counts = LockstepCounts()
        counts.reports = reports.load(ordering: .relaxed)
        counts.answered = answered.load(ordering: .relaxed)
        counts.unanswered = unanswered.load(ordering: .relaxed)
        counts.expired = expired.load(ordering: .relaxed)
        counts.restarts = restarts.load(ordering: .relaxed)
        counts.refusedBytes = refused.load(ordering: .relaxed)
        counts.stalls = stalls.load(ordering: .relaxed)
        return counts
    }
}
