import Devices
import Servo
import Space

extension InputBatch {
    /// As a protobuf message.
    public func encoded() -> [UInt8] {
        var out = WireWriter()
        guard let first = inputs.first else { return [] }
        let samples = inputs.map(\.reading.sampled)
        out.varint(1, first.tick)
        out.varint(2, UInt64(inputs.count))
        out.zigzags(3, Self.column(Self.steps(inputs.map(\.now.nanoseconds))))
        out.zigzags(4, Self.column(inputs.map(\.span)))
        out.varints(6, Self.column(inputs.map { UInt64($0.asked) }))
        out.varints(7, Self.column(inputs.map(\.reading.kind)))
        out.zigzags(8, Self.column(Self.steps(samples.map(\.time.nanoseconds))))
        out.zigzags(9, Self.column(Self.steps(samples.map { Int64(bitPattern: $0.report) })))
        out.varints(10, Self.column(samples.map { UInt64($0.buttons.bits) }))
        out.varints(11, Self.column(samples.map { $0.inRange ? 1 : 0 }))
        out.doubles(12, Self.column(samples.map(\.delay.bitPattern)).map(Double.init(bitPattern:)))
        // No replay needs it: what a nanosecond of it says is noise, which does not pack.
        out.zigzags(13, Self.column(inputs.map { Int64((Double($0.lateness) / 1000).rounded()) }))
        for channel in 0..<Channel.count {
            let bits = Self.column(samples.map { $0.values[channel].bitPattern })
            out.doubles(16 + channel, bits.map(Double.init(bitPattern:)))
        }
        return out.bytes
    }

    /// From a protobuf message.
    public init(decoding bytes: ArraySlice<UInt8>) throws(RecordingError) {
        self.init()
        var columns = Columns()
        var reader = WireReader(bytes)
        while let (field, value) = try reader.next() { try columns.take(field, value) }
        guard columns.count > 0 && columns.count <= UInt64(Self.most) else { throw WireReader.damaged }
        let count = Int(columns.count)
        guard columns.fits(count) else { throw WireReader.damaged }
        let (times, spans) = (columns.signed(3), columns.signed(4))
        // Older recordings have it in ns.
        let (lateness, microseconds) = (columns.signed(5), columns.signed(13))
        let (sampled, reports) = (columns.signed(8), columns.signed(9))
        let (asked, readings) = (columns.whole(6), columns.whole(7))
        let (buttons, inRange, delays) = (columns.whole(10), columns.whole(11), columns.delays)
        let moving = columns.moving
        inputs.reserveCapacity(count)
        var input = TickInput()
        var sample = columns.still
        for row in 0..<count {
            input.tick = columns.firstTick &+ UInt64(row)
            input.now = input.now + times[row]
            input.span = spans[row]
            input.lateness = lateness[row] &+ microseconds[row] &* 1000
            input.asked = UInt32(truncatingIfNeeded: asked[row])
            sample.time = sample.time + sampled[row]
            sample.report &+= UInt64(bitPattern: reports[row])
            sample.buttons = Buttons(bits: UInt32(truncatingIfNeeded: buttons[row]))
            sample.inRange = inRange[row] != 0
            sample.delay = delays[row]
            for column in moving { sample.values[column.channel] = column.values[row] }
            switch readings[row] {
            case 0: input.reading = .sample(sample)
            case 1: input.reading = .waiting
            case 2: input.reading = .gone
            case 3: input.reading = .finished
            default: throw WireReader.damaged
            }
            inputs.append(input)
        }
    }

    private static func column<Number: Equatable & AdditiveArithmetic>(_ values: [Number]) -> [Number] {
        guard let first = values.first else { return [] }
        guard values.allSatisfy({ $0 == first }) else { return values }
        return first == .zero ? [] : [first]
    }

    private static func steps(_ values: [Int64]) -> [Int64] {
        var last: Int64 = 0
        return values.map { value in
            defer { last = value }
            return value &- last
        }
    }
}

/// What the fields of a batch hold, before they are put together.
private struct Columns {
    var firstTick: UInt64 = 0
    var count: UInt64 = 0
    private var signed = [[Int64]](repeating: [], count: 14)
    private var whole = [[UInt64]](repeating: [], count: 12)
    /// One of each channel, and the measured delay.
    private var doubles = [[Double]](repeating: [], count: Channel.count + 1)

    mutating func take(_ field: Int, _ value: WireReader.Value) throws(RecordingError) {
        switch field {
        case 1: firstTick = value.bits ?? 0
        case 2: count = value.bits ?? 0
        case 3, 4, 5, 8, 9, 13: signed[field] = try WireReader.zigzags(value, most: InputBatch.most)
        case 6, 7, 10, 11: whole[field] = try WireReader.varints(value, most: InputBatch.most)
        case 12: doubles[Channel.count] = try WireReader.doubles(value, most: InputBatch.most)
        case 16..<(16 + Channel.count): doubles[field - 16] = try WireReader.doubles(value, most: InputBatch.most)
        default: break
        }
    }

    func fits(_ rows: Int) -> Bool {
        func fit(_ count: Int) -> Bool { count <= 1 || count == rows }
        return signed.allSatisfy { fit($0.count) } && whole.allSatisfy { fit($0.count) }
            && doubles.allSatisfy { fit($0.count) }
    }

    func signed(_ field: Int) -> Column<Int64> { Column(signed[field]) }
    func whole(_ field: Int) -> Column<UInt64> { Column(whole[field]) }
    var delays: Column<Double> { Column(doubles[Channel.count]) }

    /// A sample with what is the same in all rows.
    var still: Sample {
        var sample = Sample.none
        for channel in 0..<Channel.count {
            if let value = doubles[channel].first { sample.values[channel] = value }
        }
        return sample
    }

    /// The channels that are not the same in all rows.
    var moving: [(channel: Int, values: [Double])] {
        (0..<Channel.count).compactMap { doubles[$0].count > 1 ? ($0, doubles[$0]) : nil }
    }
}

/// A number for each row, one for all of them, or none: 0.
private struct Column<Number: AdditiveArithmetic> {
    private let values: [Number]
    private let only: Number

    init(_ values: [Number]) {
        only = values.first ?? .zero
        self.values = values.count > 1 ? values : []
    }

    subscript(row: Int) -> Number { values.isEmpty ? only : values[row] }
}

extension Reading {
    /// Its number in recordings.
    fileprivate var kind: UInt64 {
        switch self {
        case .sample: 0
        case .waiting: 1
        case .gone: 2
        case .finished: 3
        }
    }

    /// The sample, or an empty one.
    fileprivate var sampled: Sample {
        if case .sample(let sample) = self { return sample }
        return .none
    }
}

extension Sample {
    /// What is written beside a reading without a sample: all 0.
    fileprivate static var none: Sample {
        var sample = Sample()
        sample.values = InlineArray(repeating: 0)
        sample.inRange = false
        return sample
    }
}
