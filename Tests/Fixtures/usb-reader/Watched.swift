import AllocationGuard
import CPlatform
import Devices
import Servo
import Space

/// A transport that ends after so many ticks, may stop the servo thread for a while, and counts what reading and writing
/// ask of the heap.
struct Watched<Link: Transport & ~Copyable>: Transport, ~Copyable {
    var inner: Link
    var left = Int.max
    /// When an answer was missed, ns of the machine's clock: between the tick before and the one that noticed it.
    struct Miss {
        var after, before: Int64
    }

    /// A device that is gone is given up: nobody plugs it in again here.
    let controls = Controls()
    /// What was read, where somebody asks for it.
    private(set) var samples: [Sample] = []
    private let keepsSamples: Bool
    private(set) var misses: [Miss] = []
    private let unanswered: (borrowing Link) -> Int
    private var known = 0
    private var ticked: Int64 = 0
    private let stall: (at: Double, seconds: Double)?
    private var stalled = false
    private var allocations: UInt64 = 0
    private var locks: UInt64 = 0
    private var processFrom: UInt64 = 0
    private var processTo: UInt64 = 0
    private var counted: UInt64 = 0

    /// - Parameter unanswered: how many reports got no answer of their own so far.
    init(
        _ inner: consuming Link, stall: (at: Double, seconds: Double)?, keepsSamples: Bool = false,
        unanswered: @escaping (borrowing Link) -> Int
    ) {
        self.keepsSamples = keepsSamples
        self.unanswered = unanswered
        misses.reserveCapacity(4096)
        self.inner = inner
        self.stall = stall
    }

    /// Of the servo thread, and of the whole process per tick.
    var totals: String {
        let each = counted > 0 ? Double(processTo - processFrom) / Double(counted) : 0
        return "allocations=\(allocations) locks=\(locks) process=\((each * 100).rounded() / 100)"
    }

    mutating func start(at machine: Instant) { inner.start(at: machine) }

    mutating func awaitReport(until deadline: Instant) -> Arrival? {
        allocationguard_begin()
        let instant = inner.awaitReport(until: deadline)
        count(allocationguard_end())
        return instant
    }

    mutating func read(at now: Instant) -> Reading {
        left -= 1
        if left < 0 { return .finished }
        lookForMisses()
        processTo = allocationguard_process()
        if processFrom == 0 { processFrom = processTo } else { counted += 1 }
        if let stall, !stalled, now.seconds > stall.at {
            stalled = true
            _ = cplatform_sleep_until(cplatform_now() + Int64(stall.seconds * 1e9))
        }
        allocationguard_begin()
        let reading = inner.read(at: now)
        count(allocationguard_end())
        if case .gone = reading { controls.ask(.abandon) }
        if keepsSamples, case .sample(let sample) = reading { samples.append(sample) }
        return reading
    }

    private mutating func lookForMisses() {
        let (all, now) = (unanswered(inner), cplatform_now())
        if all > known { misses.append(Miss(after: ticked, before: now)) }
        (known, ticked) = (all, now)
    }

    mutating func write(_ command: Command, at now: Instant) {
        allocationguard_begin()
        inner.write(command, at: now)
        count(allocationguard_end())
    }

    mutating func close() { inner.close() }

    private mutating func count(_ counts: allocationguard_counts) {
        allocations += counts.allocations + counts.releases
        locks += counts.locks
    }
}
