public import Space

/// Turns reports into samples, by the formats of a profile.
///
/// Total: whatever the bytes are, it gives a sample whose numbers are finite and within what the profile declares, or
/// none. Fixed size, made before the run. Safe on the servo thread.
public struct ReportDecoder: BitwiseCopyable, Sendable {
    private var formats = InlineArray<4, FixedFormat>(repeating: FixedFormat())
    private var formatCount = 0
    private var sample = Sample()
    private var plumb = Plumb()
    private var clock = DeviceClock(bits: 1, tick: 1)
    private var measured: Instant?
    private var latest = Instant(nanoseconds: .min)
    private var counter: Int64?

    /// Reports that were decoded.
    public private(set) var reports: UInt64 = 0
    /// Reports that the device made and nobody got, by its counter.
    public private(set) var lost: UInt64 = 0
    /// Reports that fit no format of the profile: another id, or too short.
    public private(set) var strange: UInt64 = 0

    /// What exceeds the most that a decoder holds is left out; profiles are refused before that. Not for the servo thread.
    public init(_ formats: [ReportFormat]) {
        for format in formats.prefix(ReportFormat.mostFormats) {
            self.formats[formatCount] = FixedFormat(format)
            formatCount += 1
            if let clock = format.clock { self.clock = DeviceClock(bits: clock.field.bitCount, tick: clock.tick) }
        }
        let hasDeadMan = formats.contains { $0.buttons.contains { $0.meaning.contains(.deadMan) } }
        sample.buttons = hasDeadMan ? .none : .deadMan
    }

    /// Takes one report in.
    ///
    /// - Parameter arrival: when it was read, on the machine's clock; never before the one before it.
    /// - Returns: the sample, on the machine's clock: at the instant that the device's own clock says, where it has one.
    @_noLocks
    public mutating func decode(_ bytes: ReportBytes, at arrival: Instant) -> Sample? {
        let which = fitting(bytes)
        guard which >= 0 else {
            strange &+= 1
            return nil
        }
        reports &+= 1
        let format = formats[which]
        sample.report = reports
        sample.time = arrival
        if let field = format.clock { sample.time = clock.instant(counter: field.number(in: bytes), arrival: arrival) }
        // A report without the clock is stamped by its arrival: what was measured before it may come after it.
        if sample.time < latest { sample.time = latest }
        latest = sample.time
        if let field = format.counter { count(field.number(in: bytes), field) }
        turn(format, bytes)
        press(which, bytes)
        if let motion = format.motion { lean(motion, bytes) }
        return sample
    }

    /// The longest format that the report fills.
    @_noLocks
    private func fitting(_ bytes: ReportBytes) -> Int {
        var best = -1
        var length = -1
        for i in 0..<formatCount {
            let format = formats[i]
            guard bytes.count >= format.length && format.length > length else { continue }
            guard format.id < 0 || format.id == Int(bytes[0]) else { continue }
            (best, length) = (i, format.length)
        }
        return best
    }

    /// A count that jumps by more than half its range is a device that began anew.
    @_noLocks
    private mutating func count(_ now: Int64, _ field: ReportField) {
        let size: Int64 = 1 &<< Int64(field.bitCount)
        if let before = counter {
            let missed = (now &- before &- 1) & (size &- 1)
            if missed < size / 2 { lost &+= UInt64(missed) }
        }
        counter = now
    }

    @_noLocks
    private mutating func turn(_ format: FixedFormat, _ bytes: ReportBytes) {
        let before = sample
        var turned = false
        for i in 0..<format.axisCount {
            let axis = format.axes[i]
            let raw = axis.field.number(in: bytes)
            let held = raw < axis.minimum ? axis.minimum : (raw > axis.maximum ? axis.maximum : raw)
            let value = axis.scale.number(of: held)
            if value.isFinite { sample[axis.channel] = value }
            if axis.channel.index >= Channel.qw.index && axis.channel.index <= Channel.qz.index { turned = true }
        }
        guard turned else { return }
        // A direction without length says nothing: the last one holds.
        let said = Quaternion(w: sample[.qw], x: sample[.qx], y: sample[.qy], z: sample[.qz])
        let kept = Quaternion(w: before[.qw], x: before[.qx], y: before[.qy], z: before[.qz])
        point(said.normalized ?? kept)
    }

    @_noLocks
    private mutating func point(_ direction: Quaternion) {
        sample[.qw] = direction.w
        sample[.qx] = direction.x
        sample[.qy] = direction.y
        sample[.qz] = direction.z
    }

    @_noLocks
    private mutating func press(_ which: Int, _ bytes: ReportBytes) {
        for i in 0..<formats[which].buttonCount {
            let button = formats[which].buttons[i]
            let down = bytes[button.offset] & (1 &<< UInt8(button.bit)) != 0
            let pressed = down && !button.wasDown
            formats[which].buttons[i].wasDown = down
            let on =
                button.toggles ? sample.buttons.contains(button.meaning) != pressed : down
            sample.buttons = on ? sample.buttons.union(button.meaning) : sample.buttons.subtracting(button.meaning)
        }
    }

    @_noLocks
    private mutating func lean(_ motion: MotionFormat, _ bytes: ReportBytes) {
        let since = measured.map { Double(sample.time - $0) * 1e-9 } ?? 0
        measured = sample.time
        let halves = motion.secondGyroscope > 0 ? 2.0 : 1.0
        feel(motion, bytes, motion.gyroscope.offset, motion.accelerometer.offset, since / halves)
        if motion.secondGyroscope > 0 {
            feel(motion, bytes, motion.secondGyroscope, motion.secondAccelerometer, since / halves)
        }
        point(plumb.direction)
    }

    @_noLocks
    private mutating func feel(
        _ motion: MotionFormat, _ bytes: ReportBytes, _ gyroscope: Int, _ accelerometer: Int, _ period: Double
    ) {
        let turn = FixedFormat.three(motion.gyroscope, at: gyroscope, zero: motion.zero, in: bytes) * motion.turn
        let pull =
            FixedFormat.three(motion.accelerometer, at: accelerometer, zero: motion.zero, in: bytes)
            * (1 / motion.gravity)
        plumb.feel(
            turn: FixedFormat.inNeedle(turn, motion), pull: FixedFormat.inNeedle(pull, motion), period: period,
            settling: motion.settling)
    }
}
