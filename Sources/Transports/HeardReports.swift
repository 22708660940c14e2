import Devices
import Space

/// What a device said since somebody last asked, for a recording. Without one it is full, and nothing happens.
///
/// Storage is there before the run. Safe on the servo thread.
@safe struct HeardReports: ~Copyable {
    private let storage: UnsafeMutablePointer<RawReport>
    private let capacity: Int
    private var count = 0

    init(capacity: Int) {
        self.capacity = capacity
        unsafe storage = .allocate(capacity: capacity)
        unsafe storage.initialize(repeating: RawReport(), count: capacity)
    }

    deinit { unsafe storage.deallocate() }

    /// Keeps an event of the kernel.
    @_noLocks
    mutating func add(kind: UInt16, word: UInt64, time: Int64, read: Instant) {
        guard count < capacity else { return }
        var report = RawReport()
        report.read = read
        report.time = Instant(nanoseconds: time)
        report.kind = kind
        report.length = kind == 0 ? 8 : 0
        report.words[0] = word
        unsafe storage[count] = report
        count &+= 1
    }

    /// Hands everything on and is empty.
    mutating func empty(_ take: (RawReport) -> Void) {
        for index in 0..<count { unsafe take(storage[index]) }
        count = 0
    }
}
