/// How late ticks were: 1 µs steps up to 20 ms, everything beyond in the last. Fixed size, set up before the loop.
@safe
struct LatenessHistogram: ~Copyable {
    static let steps = 20_001
    private let counts: UnsafeMutablePointer<UInt32>
    private var total: UInt64 = 0
    private var most: Int64 = 0

    init() {
        unsafe counts = .allocate(capacity: Self.steps)
        unsafe counts.initialize(repeating: 0, count: Self.steps)
    }
    deinit { unsafe counts.deallocate() }

    /// Safe on the servo thread.
    mutating func add(nanoseconds: Int64) {
        let step = max(0, min(20_000, Int(nanoseconds / 1000)))
        unsafe counts[step] &+= 1
        total &+= 1
        most = max(most, nanoseconds)
    }

    /// The lateness that `share` of all ticks don't exceed, µs.
    func quantile(_ share: Double) -> Double {
        guard total > 0 else { return 0 }
        let wanted = (Double(total) * share).rounded(.up)
        var seen: UInt64 = 0
        for step in 0..<Self.steps {
            unsafe seen += UInt64(counts[step])
            if Double(seen) >= wanted { return min(Double(step + 1), Double(most) / 1000) }
        }
        return Double(most) / 1000
    }

    /// µs.
    var maximum: Double { Double(most) / 1000 }
}
