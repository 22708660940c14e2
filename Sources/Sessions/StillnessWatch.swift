import Space

/// Tells standing from moving, although a hand trembles.
///
/// It looks at the mean speed over a span that tremor (8–12 Hz, some 0.1 mm) does not leave: below `span` in
/// `stillTime` is standing; a way of `span` in less than `movingTime` is moving. What lies between changes nothing.
struct StillnessWatch: Sendable {
    enum Change: Sendable {
        case stopped, moved
    }

    /// m. 0.6 mm in 300 ms is 2 mm/s.
    private let span: Double
    /// ns.
    private let stillTime: Int64
    private let movingTime: Int64
    private var anchor = 0.0
    private var since = Instant.zero
    private var watching = false
    private(set) var still = false

    /// - Parameters:
    ///   - span: m.
    ///   - stillTime: ns. `span / stillTime` is the fastest standing.
    ///   - movingTime: ns, less than `stillTime`. `span / movingTime` is the slowest moving.
    init(span: Double, stillTime: Int64, movingTime: Int64) {
        self.span = span
        self.stillTime = stillTime
        self.movingTime = movingTime
    }

    /// Forgets everything.
    mutating func reset() {
        watching = false
        still = false
    }

    mutating func watch(_ place: Double, at now: Instant) -> Change? {
        guard watching else {
            watching = true
            anchor = place
            since = now
            return nil
        }
        let way = place - anchor
        if way <= span && way >= -span {
            if !still && now - since >= stillTime {
                still = true
                return .stopped
            }
            return nil
        }
        let quick = now - since < movingTime
        anchor = place
        since = now
        if still && quick {
            still = false
            return .moved
        }
        return nil
    }
}
