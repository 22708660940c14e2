import Devices
import Space
import Testing

@Suite("reports become samples")
struct ReportDecoderTests {
    static let byte = AxisScale(factor: 1.0 / 255, offset: 0)
    static func axis(
        _ channel: Channel, _ offset: Int, width: Int = 1, _ scale: AxisScale = byte
    )
        -> ReportFormat.Axis
    {
        ReportFormat.Axis(
            channel: channel, field: ReportField(offset: offset, width: width, isSigned: width > 1), scale: scale)
    }

    @Test("an id that no format has, and a report that is too short, say nothing")
    func strange() {
        var decoder = ReportDecoder([ReportFormat(id: 1, length: 3, axes: [Self.axis(.depth, 1)])])
        for bytes in [[], [1], [1, 9], [2, 9, 9], [0, 1, 2, 3]] as [[UInt8]] {
            #expect(decoder.decode(ReportBytes(bytes), at: .zero) == nil)
        }
        #expect(decoder.strange == 5 && decoder.reports == 0)
        #expect(decoder.decode(ReportBytes([1, 255, 0]), at: .zero)?[.depth] == 1)
    }

    @Test("of two formats with one id the longer takes what it can hold")
    func longest() {
        let short = ReportFormat(id: 1, length: 2, axes: [Self.axis(.depth, 1)])
        let long = ReportFormat(id: 1, length: 3, axes: [Self.axis(.plunger, 2)])
        var decoder = ReportDecoder([short, long])
        _ = decoder.decode(ReportBytes([1, 255]), at: .zero)
        let sample = decoder.decode(ReportBytes([1, 0, 255]), at: .zero)
        #expect(sample?[.depth] == 1 && sample?[.plunger] == 1)
    }

    @Test("what one report doesn't carry stays as another said it")
    func parts() {
        let first = ReportFormat(id: 1, length: 2, axes: [Self.axis(.depth, 1)])
        let second = ReportFormat(
            id: 2, length: 2, buttons: [.init(offset: 1, bit: 0, meaning: .plunger)])
        var decoder = ReportDecoder([first, second])
        _ = decoder.decode(ReportBytes([1, 255]), at: .zero)
        let sample = decoder.decode(ReportBytes([2, 1]), at: .zero)
        #expect(sample?[.depth] == 1 && sample?.buttons.contains(.plunger) == true && sample?.report == 2)
    }

    @Test("a button is held, or goes from one press to the next")
    func buttons() {
        var decoder = ReportDecoder([
            ReportFormat(
                length: 1,
                buttons: [
                    .init(offset: 0, bit: 0, meaning: .plunger),
                    .init(offset: 0, bit: 1, meaning: .hold, toggles: true),
                ])
        ])
        func press(_ byte: UInt8) -> Buttons? { decoder.decode(ReportBytes([byte]), at: .zero)?.buttons }
        let always = Buttons.deadMan
        #expect(press(0) == always)
        #expect(press(1) == always.union(.plunger))
        #expect(press(2) == always.union(.hold))
        #expect(press(2) == always.union(.hold))
        #expect(press(0) == always.union(.hold))
        #expect(press(3) == always.union(.plunger))
    }

    @Test("a dead-man that the device has is not held until it is pressed")
    func deadMan() {
        var decoder = ReportDecoder([
            ReportFormat(length: 1, buttons: [.init(offset: 0, bit: 7, meaning: .deadMan)])
        ])
        #expect(decoder.decode(ReportBytes([0]), at: .zero)?.buttons.contains(.deadMan) == false)
        #expect(decoder.decode(ReportBytes([128]), at: .zero)?.buttons.contains(.deadMan) == true)
    }

    @Test("a direction is made a unit quaternion, and one without length keeps the last")
    func direction() {
        let scale = AxisScale(factor: 1.0 / 32768, offset: 0)
        var decoder = ReportDecoder([
            ReportFormat(
                length: 8,
                axes: [Channel.qw, .qx, .qy, .qz].enumerated().map { Self.axis($1, 2 * $0, width: 2, scale) })
        ])
        let turned = decoder.decode(ReportBytes([0, 0x20, 0, 0x20, 0, 0, 0, 0]), at: .zero)
        let half = 0.5.squareRoot()
        #expect(abs((turned?[.qw] ?? 0) - half) < 1e-12 && abs((turned?[.qx] ?? 0) - half) < 1e-12)
        let none = decoder.decode(ReportBytes([0, 0, 0, 0, 0, 0, 0, 0]), at: .zero)
        #expect(none?[.qw] == turned?[.qw] && none?[.qx] == turned?[.qx])
    }

    @Test("the counter tells the reports that nobody got")
    func lost() {
        var decoder = ReportDecoder([
            ReportFormat(length: 1, counter: ReportField(offset: 0, width: 1))
        ])
        for counter in [250, 251, 254, 255, 0, 1, 3] as [UInt8] {
            _ = decoder.decode(ReportBytes([counter]), at: .zero)
        }
        #expect(decoder.lost == 3)
        // Back to the start is a device that began anew, not 249 lost reports.
        _ = decoder.decode(ReportBytes([0]), at: .zero)
        #expect(decoder.lost == 3)
    }

    @Test("a report without the clock among others with it doesn't turn time back")
    func mixedClocks() {
        let clock = ReportFormat.Clock(field: ReportField(offset: 1, width: 2), tick: 0.001)
        var decoder = ReportDecoder([ReportFormat(id: 1, length: 3, clock: clock), ReportFormat(id: 2, length: 2)])
        _ = decoder.decode(ReportBytes([1, 0, 0]), at: .zero)
        let button = decoder.decode(ReportBytes([2, 0]), at: Instant(nanoseconds: 9_000_000))
        // Measured at 4 ms, read at 10 ms.
        let late = decoder.decode(ReportBytes([1, 4, 0]), at: Instant(nanoseconds: 10_000_000))
        #expect(button?.time.nanoseconds == 9_000_000 && late?.time.nanoseconds == 9_000_000)
    }

    @Test("two measurements in a report each count for half the time")
    func measurements() {
        let turn = ReportField(offset: 0, width: 2, isSigned: true)
        let pull = ReportField(offset: 12, width: 2, isSigned: true)
        func format(second: (Int, Int)) -> ReportFormat {
            ReportFormat(
                length: 24,
                motion: MotionFormat(
                    gyroscope: turn, accelerometer: pull, second: second, turn: 0.01, gravity: 1000,
                    needle: .init(index: 2, isNegative: true), right: .init(index: 0), settling: 60))
        }
        // Turns about y by 1 rad/s, in both measurements; gravity along z at first, then nothing of it.
        var bytes = [UInt8](repeating: 0, count: 24)
        bytes[16...17] = [0xE8, 0x03]
        bytes[22...23] = [0xE8, 0x03]
        var (once, twice) = (ReportDecoder([format(second: (0, 0))]), ReportDecoder([format(second: (6, 18))]))
        _ = once.decode(ReportBytes(bytes), at: .zero)
        _ = twice.decode(ReportBytes(bytes), at: .zero)
        bytes = [UInt8](repeating: 0, count: 24)
        (bytes[2], bytes[8]) = (100, 100)
        var (a, b): (Sample?, Sample?)
        for report in 1...100 {
            let at = Instant(nanoseconds: Int64(report) * 5_000_000)
            (a, b) = (once.decode(ReportBytes(bytes), at: at), twice.decode(ReportBytes(bytes), at: at))
        }
        // Half a radian in both.
        let wanted = CircularFunctions(0.25)
        #expect(abs((a?[.qw] ?? 0) - wanted.cosine) < 0.001 && abs((a?[.qy] ?? 0) - wanted.sine) < 0.001)
        #expect(abs((b?[.qw] ?? 0) - wanted.cosine) < 0.001 && abs((b?[.qy] ?? 0) - wanted.sine) < 0.001)
    }
}
