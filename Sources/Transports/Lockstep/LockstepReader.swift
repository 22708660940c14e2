public import Devices
public import Profiles
public import Space

/// From what a lockstep device said to readings: the same for a device that is there and for a recording. Fixed size.
///
/// Safe on the servo thread.
public struct LockstepReader: BitwiseCopyable, Sendable {
    /// A device that has said nothing for so long is gone, ns (assumed).
    static var longestSilence: Int64 { @_noLocks get { 1_000_000_000 } }

    private let isFalcon: Bool
    private let buttons: ButtonRoles
    private let plungerRate: Double
    /// A report that is older is none: the last command has expired then too, ns.
    private let freshness: Int64
    private var number: UInt64 = 0
    private var zero: Int64 = 0
    private var measured: Int64 = 0
    private var arrived: Int64 = 0
    private var isGone = false
    private var isPaused = false
    private var sample = Sample()
    /// A Falcon's, as it last said.
    private(set) var report = FalconReport()
    private(set) var kinematics = FalconKinematics()

    /// Not for the servo thread. Nil where the profile is for another kind of device.
    public init?(_ profile: Profile) {
        guard let layout = profile.transport.lockstep else { return nil }
        isFalcon = layout.codec == .falcon
        buttons = ButtonRoles(layout.buttons)
        plungerRate = layout.plungerRate
        freshness = Int64(profile.limits.commandLifetime * 1e9)
    }

    /// The run's clock begins at this instant of the machine's.
    @_noLocks
    mutating func start(at machine: Instant) { zero = machine.nanoseconds }

    /// The device is gone, whoever noticed it.
    @_noLocks
    mutating func end() { isGone = true }

    /// The guardian took the force off: it begins anew.
    @_noLocks
    mutating func pause() { isPaused = true }

    /// How many reports have come, by the newest.
    var newest: UInt64 { @_noLocks get { number } }

    /// When the newest report was measured and came, on the machine's clock.
    var arrival: Arrival {
        @_noLocks get {
            Arrival(measured: Instant(nanoseconds: measured), came: Instant(nanoseconds: arrived))
        }
    }

    /// A Falcon may be told a force: it is homed, and its counts are a place.
    var allowsForce: Bool { @_noLocks get { report.isHomed && sample.inRange } }

    /// Takes a report in.
    @_noLocks
    mutating func take(_ arrival: LockstepArrival) {
        let elapsed = number == 0 ? 0 : Double(arrival.measured &- measured) * 1e-9
        number = arrival.number
        measured = arrival.measured
        arrived = arrival.time
        sample.time = Instant(nanoseconds: measured &- zero)
        sample.delay = Double(arrived &- measured) * 1e-9
        sample.report = number
        sample.buttons = buttons.meaning(of: arrival.report.buttons)
        if sample.buttons.contains(.plunger) {
            let pushed = sample[.plunger] + plungerRate * elapsed
            sample[.plunger] = pushed < 1 ? pushed : 1
        }
        if isFalcon {
            report = FalconReport(arrival.report)
            // Counts that no grip can make: the pose is held, and no force is shown.
            guard let place = kinematics.place(counts: report.realCounts) else {
                sample.inRange = false
                return
            }
            let offset = place - FalconGeometry.centre
            sample.inRange = true
            sample[.x] = offset.x
            sample[.y] = offset.y
            sample[.z] = offset.z
        } else {
            sample[.x] = arrival.report.numbers[0]
            sample[.y] = arrival.report.numbers[1]
            sample[.z] = arrival.report.numbers[2]
        }
    }

    /// The sample while it is fresh. `.waiting` once after the guardian took the force off, and before a Falcon is homed.
    @_noLocks
    public mutating func read(at now: Instant) -> Reading {
        if isGone { return .gone }
        if isPaused {
            isPaused = false
            return .waiting
        }
        guard number > 0 else { return .waiting }
        let age = (now.nanoseconds &+ zero) &- arrived
        if age > Self.longestSilence { return .gone }
        if age >= freshness || (isFalcon && !report.isHomed) { return .waiting }
        return .sample(sample)
    }
}

extension LockstepReader {
    /// Takes in what a recording kept of the device. Not for the servo thread.
    /// - Parameter opened: the reader as it was when the device was opened.
    mutating func take(_ raw: RawReport, opened: LockstepReader) {
        switch RawReport.Kind(rawValue: raw.kind) {
        case .start:
            self = opened
            start(at: raw.time)
        case .report:
            guard let report = decode(raw) else { return }
            let measured = raw.time.nanoseconds
            take(
                LockstepArrival(
                    report: report, measured: measured, time: measured &+ Int64(bitPattern: raw.words[8]),
                    number: raw.words[9]))
        case .gone: end()
        case .pause: pause()
        case .event, nil: break
        }
    }

    private func decode(_ raw: RawReport) -> LockstepReport? {
        var codec: any LockstepCodec = isFalcon ? FalconCodec() : PolhemCodec()
        for index in 0..<WirePacket.capacity { if let report = codec.take(raw[index]) { return report } }
        // A line that fills the room, without its newline.
        return isFalcon ? nil : codec.take(0x0A)
    }
}

extension LockstepArrival {
    /// As a recording keeps it: the frame's bytes, then the time on its way (ns), then its number.
    var raw: RawReport {
        @_noLocks get {
            var raw = RawReport(.report, time: measured)
            for index in 0..<report.frame.count { raw.put(report.frame.bytes[index], at: index) }
            raw.words[8] = UInt64(bitPattern: time &- measured)
            raw.words[9] = number
            raw.length = 80
            return raw
        }
    }
}
