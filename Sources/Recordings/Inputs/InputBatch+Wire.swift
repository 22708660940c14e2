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
        out.zigzags(5, Self.column(inputs.map(\.lateness)))
        out.varints(6, Self.column(inputs.map { UInt64($0.asked) }))
        out.varints(7, Self.column(inputs.map(\.reading.kind)))
        out.zigzags(8, Self.column(Self.steps(samples.map(\.time.nanoseconds))))
        out.zigzags(9, Self.column(Self.steps(samples.map { Int64(bitPattern: $0.report) })))
        out.varints(10, Self.column(samples.map { UInt64($0.buttons.bits) }))
        out.varints(11, Self.column(samples.map { $0.inRange ? 1 : 0 }))
        out.doubles(12, Self.column(samples.map(\.delay.bitPattern)).map(Double.init(bitPattern:)))
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
        let samples = columns.samples(count)
        inputs.reserveCapacity(count)
        var input = TickInput()
        input.span = columns.constant(4)
        input.lateness = columns.constant(5)
        for row in 0..<count {
            input.tick = columns.firstTick &+ UInt64(row)
            input.now = input.now + columns.signed(3, row)
            if columns.varies(4) { input.span = columns.signed(4, row) }
            if columns.varies(5) { input.lateness = columns.signed(5, row) }
            input.asked = UInt32(truncatingIfNeeded: columns.whole(6, row))
            switch columns.whole(7, row) {
            case 0: input.reading = .sample(samples[row])
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
    private var signed = [[Int64]](repeating: [], count: 12)
    private var whole = [[UInt64]](repeating: [], count: 12)
    /// One of each channel, and the measured delay.
    private var doubles = [[Double]](repeating: [], count: Channel.count + 1)

    mutating func take(_ field: Int, _ value: WireReader.Value) throws(RecordingError) {
        switch field {
        case 1: firstTick = value.bits ?? 0
        case 2: count = value.bits ?? 0
        case 3, 4, 5, 8, 9: signed[field] = try WireReader.zigzags(value, most: InputBatch.most)
        case 6, 7, 10, 11: whole[field] = try WireReader.varints(value, most: InputBatch.most)
        case 12: doubles[Channel.count] = try WireReader.doubles(value, most: InputBatch.most)
        case 16..<(16 + Channel.count): doubles[field - 16] = try WireReader.doubles(value, most: InputBatch.most)
        default: break
        }
    }

    func fits(_ rows: Int) -> Bool {
        let counts = signed.map(\.count) + whole.map(\.count) + doubles.map(\.count)
        return counts.allSatisfy { $0 <= 1 || $0 == rows }
    }

    func varies(_ field: Int) -> Bool { signed[field].count > 1 }
    func constant(_ field: Int) -> Int64 { signed[field].first ?? 0 }
    func signed(_ field: Int, _ row: Int) -> Int64 { Self.at(signed[field], row) ?? 0 }
    func whole(_ field: Int, _ row: Int) -> UInt64 { Self.at(whole[field], row) ?? 0 }

    /// The samples of all rows: what is the same in all of them is put in once.
    func samples(_ rows: Int) -> [Sample] {
        var first = Sample.none
        first.inRange = (whole[11].first ?? 0) != 0
        first.buttons = Buttons(bits: UInt32(truncatingIfNeeded: whole[10].first ?? 0))
        for channel in 0..<Channel.count {
            if let value = doubles[channel].first { first.values[channel] = value }
        }
        let delays = doubles[Channel.count]
        first.delay = delays.first ?? 0
        var samples = [Sample](repeating: first, count: rows)
        for channel in 0..<Channel.count where doubles[channel].count > 1 {
            let column = doubles[channel]
            for row in 0..<rows { samples[row].values[channel] = column[row] }
        }
        if delays.count > 1 { for row in 0..<rows { samples[row].delay = delays[row] } }
        if whole[11].count > 1 { for row in 0..<rows { samples[row].inRange = whole[11][row] != 0 } }
        if whole[10].count > 1 {
            for row in 0..<rows { samples[row].buttons = Buttons(bits: UInt32(truncatingIfNeeded: whole[10][row])) }
        }
        var (time, report) = (Int64(0), Int64(0))
        for row in 0..<rows {
            time &+= signed(8, row)
            report &+= signed(9, row)
            samples[row].time = Instant(nanoseconds: time)
            samples[row].report = UInt64(bitPattern: report)
        }
        return samples
    }

    private static func at<Number>(_ values: [Number], _ row: Int) -> Number? {
        values.count > 1 ? values[row] : values.first
    }
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
