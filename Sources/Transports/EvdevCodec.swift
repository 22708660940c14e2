public import Devices
public import Profiles
public import Space

/// From an input device's events to a reading at any instant: the same for a device that is there and for a recording.
///
/// Fixed size; made before the run. Safe on the servo thread.
public struct EvdevCodec: BitwiseCopyable, Sendable {
    private var queue: EvdevReports
    /// As the device was opened: one that is plugged in again begins so.
    private let opened: EvdevReports
    private var interpolator: SampleInterpolator
    private let delay: Int64
    /// The run's zero on the device's clock, less the delay, ns.
    private var origin: Int64 = 0
    private var machine = Instant.zero
    private var first: Instant?
    private(set) var isGone = false
    private var isPaused = false

    /// Nil where an axis reports no resolution and nobody said how large the surface is, or where the profile is for
    /// another kind of device or another device.
    public init?(_ profile: Profile, facts: EvdevFacts) {
        guard case .evdev(let layout) = profile.transport, let queue = EvdevReports(layout, facts) else { return nil }
        self.queue = queue
        opened = queue
        delay = Int64((profile.interpolationDelay * 1e9).rounded())
        interpolator = SampleInterpolator(span: delay)
    }

    /// How many reports (SYN_REPORT) there were.
    public var reports: UInt64 { queue.reports }
    /// When the device made its first report, on the run's clock; nil before it.
    public var firstReport: Instant? { first.map { Instant(nanoseconds: $0 - machine) } }

    /// The run's clock begins at this instant of the device's.
    @_noLocks
    mutating func start(at machine: Instant) {
        self.machine = machine
        origin = machine.nanoseconds &- delay
    }

    @_noLocks
    mutating func take(type: UInt16, code: UInt16, value: Int32, time: Int64) {
        guard let sample = queue.take(type: type, code: code, value: value, time: time) else { return }
        if sample.report == 1 { first = sample.time }
        interpolator.push(sample)
    }

    @_noLocks
    mutating func end() { isGone = true }

    /// The guardian stopped the motors: the next reading tells so.
    @_noLocks
    mutating func pause() { isPaused = true }

    /// Takes in what a recording kept of the device.
    public mutating func take(_ report: RawReport) {
        switch RawReport.Kind(rawValue: report.kind) {
        case .event:
            let word = report.words[0]
            take(
                type: UInt16(truncatingIfNeeded: word), code: UInt16(truncatingIfNeeded: word >> 16),
                value: Int32(truncatingIfNeeded: word >> 32), time: report.time.nanoseconds)
        case .start:
            queue = opened
            interpolator = SampleInterpolator(span: delay)
            isGone = false
            start(at: report.time)
        case .gone: end()
        case .pause: pause()
        case .report, nil: break
        }
    }

    /// The device at `now`, a little in the past: between two reports where it can be. Safe on the servo thread.
    @_noLocks
    public mutating func read(at now: Instant) -> Reading {
        if isGone { return .gone }
        if isPaused {
            isPaused = false
            return .waiting
        }
        guard let sample = interpolator.at(now + origin) else { return .waiting }
        return .sample(sample)
    }
}
