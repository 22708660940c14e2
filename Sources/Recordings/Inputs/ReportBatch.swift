public import Devices
import Space

/// What a device said, byte for byte, in the order in which it was read, as one message.
///
/// Instants are written as steps from the report before.
public struct ReportBatch: Sendable {
    /// The most reports of one batch that is written, and of one that is read.
    public static let capacity = 256
    private static let most = 65_536

    /// In the order in which they were read.
    public private(set) var reports: [RawReport] = []

    public init() {}

    /// True where the next report has to go into another batch.
    public var isFull: Bool { reports.count >= Self.capacity }

    /// Adds the next report.
    public mutating func add(_ report: RawReport) { reports.append(report) }

    /// Begins anew.
    public mutating func removeAll() { reports.removeAll(keepingCapacity: true) }

    static let messageSchema = MessageSchema(
        package: "senshi", name: "Reports",
        fields: [
            MessageSchema.Field(number: 1, name: "read_step", kind: .sint64, repeated: true),
            MessageSchema.Field(number: 2, name: "time_step", kind: .sint64, repeated: true),
            MessageSchema.Field(number: 3, name: "kind", kind: .uint32, repeated: true),
            MessageSchema.Field(number: 4, name: "data", kind: .bytes, repeated: true),
        ])

    /// As a protobuf message.
    public func encoded() -> [UInt8] {
        var out = WireWriter()
        var (read, time) = (Int64(0), Int64(0))
        var (reads, times) = ([Int64](), [Int64]())
        for report in reports {
            reads.append(report.read.nanoseconds &- read)
            times.append(report.time.nanoseconds &- time)
            (read, time) = (report.read.nanoseconds, report.time.nanoseconds)
        }
        out.zigzags(1, reads)
        out.zigzags(2, times)
        out.varints(3, reports.map { UInt64($0.kind) })
        for report in reports { out.nested(4, report.bytes) }
        return out.bytes
    }

    /// From a protobuf message.
    public init(decoding bytes: ArraySlice<UInt8>) throws(RecordingError) {
        var (reads, times, kinds, data) = ([Int64](), [Int64](), [UInt64](), [ArraySlice<UInt8>]())
        var reader = WireReader(bytes)
        while let (field, value) = try reader.next() {
            switch (field, value) {
            case (1, _): reads = try WireReader.zigzags(value, most: Self.most)
            case (2, _): times = try WireReader.zigzags(value, most: Self.most)
            case (3, _): kinds = try WireReader.varints(value, most: Self.most)
            case (4, .bytes(let one)):
                guard data.count < Self.most && one.count <= RawReport.capacity else { throw WireReader.damaged }
                data.append(one)
            default: break
            }
        }
        guard reads.count == data.count && times.count == data.count && kinds.count == data.count else {
            throw WireReader.damaged
        }
        var report = RawReport()
        for index in data.indices {
            report.read = report.read + reads[index]
            report.time = report.time + times[index]
            report.kind = UInt16(truncatingIfNeeded: kinds[index])
            report.bytes = Array(data[index])
            reports.append(report)
        }
    }
}
