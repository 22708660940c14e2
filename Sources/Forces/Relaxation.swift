/// Quasi-linear relaxation of a spring: part of every change of force fades with two times.
///
/// Safe on the servo thread.
struct Relaxation: BitwiseCopyable, Sendable {
    private var fast = 0.0
    private var slow = 0.0
    private var last = 0.0

    @_noLocks init() {}

    /// The force that is left of a spring's `elastic` force, N; between 0 and `elastic`.
    @_noLocks mutating func relax(_ elastic: Double, tissue: Tissue, period: Double) -> Double {
        let change = (elastic - last) * tissue.relaxing * 0.5
        last = elastic
        fast = (fast + change) / (1 + period / tissue.fast)
        slow = (slow + change) / (1 + period / tissue.slow)
        return max(0, min(elastic, (1 - tissue.relaxing) * elastic + fast + slow))
    }
}
