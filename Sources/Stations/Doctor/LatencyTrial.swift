import CPlatform
import Glibc

/// How late a thread wakes that sleeps until each millisecond, at the servo's own priority where it may have it.
public struct LatencyTrial: Sendable, Equatable {
    /// True where the thread had SCHED_FIFO.
    public let hadPriority: Bool
    /// Lateness, sorted, ns.
    let lateness: [Int64]

    /// What is known already.
    public init(hadPriority: Bool, lateness: [Int64]) {
        self.hadPriority = hadPriority
        self.lateness = lateness.sorted()
    }

    /// Tries it out; takes as long as it has wakes, in ms.
    public init(wakes: Int = 2000) {
        let bench = Bench(wakes: wakes)
        var thread = pthread_t()
        let context = unsafe Unmanaged.passUnretained(bench).toOpaque()
        let status = unsafe pthread_create(
            &thread, nil,
            { context in
                unsafe Unmanaged<Bench>.fromOpaque(context!).takeUnretainedValue().run()
                return nil
            }, context)
        if status == 0 { pthread_join(thread, nil) }
        withExtendedLifetime(bench) {}
        self.init(hadPriority: bench.hadPriority, lateness: bench.lateness)
    }

    /// The lateness that `share` of all wakes don't exceed, µs; 0 where there were none.
    public func quantile(_ share: Double) -> Double {
        guard !lateness.isEmpty else { return 0 }
        let index = Int((Double(lateness.count) * share).rounded(.up)) - 1
        return Double(lateness[max(0, min(lateness.count - 1, index))]) / 1000
    }

    /// The thread's own: written by it, read once it has ended.
    private final class Bench: @unchecked Sendable {
        var hadPriority = false
        var lateness: [Int64]

        init(wakes: Int) { lateness = Array(repeating: 0, count: wakes) }

        func run() {
            hadPriority = cplatform_schedule_fifo(80) == 0
            let awake = cplatform_hold_latency()
            var deadline = cplatform_now()
            for index in lateness.indices {
                deadline += 1_000_000
                lateness[index] = max(0, cplatform_sleep_until(deadline) - deadline)
            }
            if awake >= 0 { cplatform_close(awake) }
        }
    }
}
