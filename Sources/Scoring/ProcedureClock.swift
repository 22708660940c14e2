import Space

/// The procedure's clock: it follows the run's, and runs faster while a wait is fast-forwarded.
struct ProcedureClock {
    /// ns since the first frame, fast-forwarded time included.
    private(set) var now: Int64 = 0
    /// ns that were fast-forwarded beyond the run's own time.
    private(set) var skipped: Int64 = 0
    private var last: Instant?

    /// Up to a frame's time. `remaining` is how much of the wait is left, ns: the clock does not run past it.
    mutating func advance(to time: Instant, factor: Double = 1, remaining: Int64 = 0) {
        defer { last = time }
        guard let last else { return }
        let step = max(0, time - last)
        now += step
        guard factor > 1 else { return }
        let fast = min(Double(step) * factor, Double(remaining))
        guard fast > Double(step) else { return }
        let extra = Int64(fast) - step
        now += extra
        skipped += extra
    }
}
