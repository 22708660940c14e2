public import Devices
public import Profiles
public import Space

/// From the raw reports of a device to a reading at any instant: the same for a device that is there and for a recording.
///
/// Fixed size; made before the run. Safe on the servo thread.
public struct HidrawReader: BitwiseCopyable, Sendable {
    private(set) var decoder: ReportDecoder
    private var interpolator: SampleInterpolator
    private let delay: Int64
    /// The run's zero on the machine's clock, ns.
    private var zero: Int64 = 0
    private var isGone = false
    private var isPaused = false

    /// Nil where the profile is for another kind of device.
    public init?(_ profile: Profile) {
        guard case .hidraw(let layout) = profile.transport else { return nil }
        delay = Int64((profile.interpolationDelay * 1e9).rounded())
        decoder = ReportDecoder(layout.reports)
        interpolator = SampleInterpolator(span: delay > 0 ? delay : .max)
    }

    /// The run's clock begins at this instant of the machine's.
    @_noLocks
    mutating func start(at machine: Instant) { zero = machine.nanoseconds }

    /// Takes a report in, at an instant of the run's clock.
    @_noLocks
    mutating func take(_ bytes: ReportBytes, at now: Instant) {
        if let sample = decoder.decode(bytes, at: now + zero) { interpolator.push(sample) }
    }

    @_noLocks
    mutating func end() { isGone = true }

    /// The guardian switched the motors off: the next reading tells so.
    @_noLocks
    mutating func pause() { isPaused = true }

    /// The device at `now`, a little in the past: between two reports where it can be. Safe on the servo thread.
    @_noLocks
    public mutating func read(at now: Instant) -> Reading {
        if isGone { return .gone }
        if isPaused {
            isPaused = false
            return .waiting
        }
        guard let sample = interpolator.at(now + (zero &- delay)) else { return .waiting }
        return .sample(sample)
    }

    /// Takes in what a recording kept of the device. Not for the servo thread.
    /// - Parameter opened: the reader as it was when the device was opened.
    mutating func take(_ raw: RawReport, opened: HidrawReader) {
        switch RawReport.Kind(rawValue: raw.kind) {
        case .start:
            self = opened
            start(at: raw.time)
        case .report: take(ReportBytes((0..<Int(raw.length)).map { raw[$0] }), at: raw.read)
        case .gone: end()
        case .pause: pause()
        case .event, nil: break
        }
    }
}
