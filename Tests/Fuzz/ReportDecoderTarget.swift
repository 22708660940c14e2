// What a fuzzer's bytes do to the decoder of raw reports. Compiled into the fuzzer by fuzz.sh, and into `swift test`.
import Devices
import Space

/// A layout that the first bytes choose, then reports of it; every promise of the decoder is a precondition.
public enum ReportDecoderTarget {
    /// Runs one input.
    public static func run(_ bytes: [UInt8]) {
        var input = FuzzInput(bytes)
        var decoder = ReportDecoder((0...input.below(3)).map { _ in format(&input) })
        var before = Sample(time: .zero)
        var arrival = Int64(0)
        while !input.isEmpty {
            arrival += Int64(input.byte()) << Int64(input.below(32))
            var report = ReportBytes()
            report.count = input.below(70)
            for index in 0..<report.count { report.storage[index] = input.byte() }
            guard let sample = decoder.decode(report, at: Instant(nanoseconds: arrival)) else { continue }
            for value in 0..<Channel.count { precondition(sample.values[value].isFinite) }
            let (w, x, y, z) = (sample[.qw], sample[.qx], sample[.qy], sample[.qz])
            precondition(abs(w * w + x * x + y * y + z * z - 1) < 1e-9)
            precondition(sample.time >= before.time && sample.time.nanoseconds <= arrival)
            precondition(sample.report == before.report + 1)
            precondition(abs(sample[.depth]) <= 1.000001 && abs(sample[.slideX]) <= 1.000001)
            before = sample
        }
    }

    private static func format(_ input: inout FuzzInput) -> ReportFormat {
        var format = ReportFormat(id: input.below(4) == 0 ? nil : UInt8(input.below(3)), length: 1 + input.below(64))
        if input.below(2) == 0 {
            for channel in [Channel.qw, .qx, .qy, .qz] {
                let scale = AxisScale(factor: 1.0 / 32768, offset: 0)
                format.axes.append(.init(channel: channel, field: field(&input), scale: scale))
            }
        }
        for (channel, low) in [(Channel.depth, 0.0), (.slideX, -1.0)] {
            let field = field(&input)
            let (first, last) = (Double(field.range.lowerBound), Double(field.range.upperBound))
            let factor = (1 - low) / (last - first)
            format.axes.append(
                .init(
                    channel: channel, field: field,
                    scale: AxisScale(
                        factor: factor, offset: low - first * factor, deadZone: Double(input.below(40)) / 100)))
        }
        // Every other channel, by whatever a profile may say: a scale of either sign, a range of its own.
        for _ in 0..<input.below(4) {
            let channel = Channel.names[input.below(Channel.names.count)].value
            guard ![.depth, .slideX, .qw, .qx, .qy, .qz].contains(channel) else { continue }
            let field = field(&input)
            let (low, high) = (field.range.lowerBound, field.range.upperBound)
            let middle = low + (high - low) / 256 * Int64(input.byte())
            format.axes.append(
                .init(
                    channel: channel, field: field,
                    scale: AxisScale(
                        factor: (Double(input.byte()) - 128) / 16, offset: (Double(input.byte()) - 128) * 1000,
                        deadZone: Double(input.below(40)) / 100),
                    range: input.below(2) == 0 ? nil : low...max(low, middle)))
        }
        for _ in 0..<input.below(4) {
            format.buttons.append(
                .init(
                    offset: input.below(130), bit: input.below(9), meaning: Buttons(bits: 1 << UInt32(input.below(5))),
                    toggles: input.below(2) == 0))
        }
        if input.below(2) == 0, !format.axes.contains(where: { $0.channel == .qw }) {
            format.motion = MotionFormat(
                gyroscope: field(&input), accelerometer: field(&input), second: (input.below(60), input.below(60)),
                turn: 0.001, gravity: Double(1 + input.below(255)), zero: Double(input.below(256)),
                needle: .init(index: 2, isNegative: input.below(2) == 0), right: .init(index: input.below(2)),
                settling: 0.01 + Double(input.below(100)) / 100)
        }
        if input.below(2) == 0 { format.clock = .init(field: field(&input), tick: Double(1 + input.below(255)) * 1e-6) }
        if input.below(2) == 0 { format.counter = field(&input) }
        return format
    }

    private static func field(_ input: inout FuzzInput) -> ReportField {
        ReportField(
            offset: input.below(130), width: 1 + input.below(4), isSigned: input.below(2) == 0,
            isBigEndian: input.below(2) == 0,
            bits: input.below(2) == 0 ? nil : (input.below(33), 1 + input.below(32)))
    }
}
