import CPlatform
import Glibc
import Synchronization

/// Sleepers that say when a core was taken away: one on each, above every thread of the run, so that what keeps one of
/// them from waking in time is the kernel or the host, and nothing of ours.
@safe
final class CoreWitness: @unchecked Sendable {
    /// A sleeper that did not wake in time, ns of the machine's clock.
    struct Gap {
        var due, woke: Int64
    }

    /// Between two wakings, ns.
    static let interval: Int64 = 500_000
    /// So late is a sleeper whose core was taken away, ns: half of what the wire's thread waits for an answer (assumed).
    static let late: Int64 = 1_000_000
    /// Above the guardian.
    private static let priority: Int32 = 90
    /// So many gaps of one core are kept: more than there are in a minute.
    private static let capacity = 16_384

    /// One core's sleeper: its own until it has ended.
    @safe
    private final class Sleeper: @unchecked Sendable {
        let core: Int32
        let isOver = Atomic<Bool>(false)
        var gaps: [Gap] = []
        var thread: pthread_t = 0

        init(core: Int32) {
            self.core = core
            gaps.reserveCapacity(CoreWitness.capacity)
        }

        func run() {
            guard cplatform_pin(core) == 0 else { return }
            _ = cplatform_schedule_fifo(CoreWitness.priority)
            var due = cplatform_now() + CoreWitness.interval
            while !isOver.load(ordering: .relaxed) {
                let woke = cplatform_sleep_until(due)
                if woke - due >= CoreWitness.late, gaps.count < CoreWitness.capacity {
                    gaps.append(Gap(due: due, woke: woke))
                }
                due = max(due, woke) + CoreWitness.interval
            }
        }
    }

    private let sleepers: [Sleeper]

    /// Watches from now on.
    init() {
        sleepers = (0..<Int32(sysconf(Int32(_SC_NPROCESSORS_ONLN)))).map { Sleeper(core: $0) }
        for sleeper in sleepers {
            unsafe pthread_create(
                &sleeper.thread, nil,
                { raw in
                    guard let raw = unsafe raw else { return nil }
                    unsafe Unmanaged<Sleeper>.fromOpaque(raw).takeRetainedValue().run()
                    return nil
                }, Unmanaged.passRetained(sleeper).toOpaque())
        }
    }

    /// Ends the sleepers; when cores were taken away, in no order.
    func finish() -> [Gap] {
        for sleeper in sleepers { sleeper.isOver.store(true, ordering: .relaxed) }
        for sleeper in sleepers { pthread_join(sleeper.thread, nil) }
        return sleepers.flatMap(\.gaps)
    }
}
