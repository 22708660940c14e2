import Devices

/// What is known so far of one step.
struct StepRecord {
    /// When something happened: the tick, and a clock in ns; for steps it is the procedure's.
    struct Mark: Equatable {
        var tick: UInt64
        var time: Int64
        /// What of the procedure's time had been fast-forwarded by then, ns.
        var skipped: Int64 = 0
    }

    /// Done in time, first and last.
    var first: Mark?
    var last: Mark?
    /// Done before its turn, or when it was too late.
    var early: Mark?
    var late: Mark?
    /// Chosen in time, in order.
    var answers: [StepOption] = []
    /// Ticked in time.
    var ticked: Set<String> = []
    /// Said to be complete, although items are missing.
    var closed = false
    /// A sensed step is over.
    var ended = false
    /// How often it was done after it was finished.
    var repeats = 0
    /// A wait that has lasted as long as it should.
    var waited = false
    var forbidden: (deed: Step.Forbidden, mark: Mark)?
    var evidence: Action.Evidence?
    /// The device can't show it.
    var leftOut = false

    /// Begun in whatever order, or not to be expected.
    var isReached: Bool { first != nil || early != nil || late != nil || leftOut }

    /// When it was first done, in whatever order.
    var reachedAt: Mark? { [first, early, late].compactMap(\.self).min { $0.time < $1.time } }

    var ticks: TickRange? {
        if let first, let last { return TickRange(first.tick, last.tick) }
        return reachedAt.map { TickRange($0.tick, $0.tick) }
    }
}
