import Devices
import Space

/// What a device said since somebody last asked, for a recording. Without one it is full, and nothing happens.
///
/// Storage is there before the run. Safe on the servo thread.
@safe struct HeardReports: ~Copyable, @unchecked Sendable {
    private let storage: UnsafeMutablePointer<RawReport>
    private let capacity: Int
    private var count = 0
    /// Those before it have the tick that took them in.
    private var stamped = 0

    init(capacity: Int) {
        self.capacity = capacity
        unsafe storage = .allocate(capacity: capacity)
        unsafe storage.initialize(repeating: RawReport(), count: capacity)
    }

    deinit { unsafe storage.deallocate() }

    /// Keeps a report.
    @_noLocks
    mutating func add(_ report: RawReport) {
        guard count < capacity else { return }
        unsafe storage[count] = report
        count &+= 1
    }

    /// The tick that has taken in all that came.
    @_noLocks
    mutating func stamp(_ now: Instant) {
        while stamped < count {
            unsafe storage[stamped].read = now
            stamped &+= 1
        }
    }

    /// Hands on what belongs to a tick; the rest waits for the next.
    mutating func empty(_ take: (RawReport) -> Void) {
        for index in 0..<stamped { unsafe take(storage[index]) }
        for index in stamped..<count { unsafe storage[index - stamped] = storage[index] }
        count -= stamped
        stamped = 0
    }
}
