import Collision
public import Servo

/// A frame as the columns of a table: names with units, and what stands in them.
///
/// Lengths are in mm, times in ms and µs; layers and faults by their names.
public struct FrameColumns: Sendable {
    private struct Names: FrameVisitor {
        var names: [String] = []

        mutating func whole(_ field: FrameField, _ value: inout UInt64) { names.append(field.column) }
        mutating func signed(_ field: FrameField, _ value: inout Int64) { names.append(field.column) }
        mutating func bits(_ field: FrameField, _ value: inout UInt32) { names.append(field.column) }
        mutating func number(_ field: FrameField, _ value: inout Double) { names.append(field.column) }
        mutating func layer(_ field: FrameField, _ value: inout Layer) { names.append(field.column) }
        mutating func fault(_ field: FrameField, _ value: inout Fault) { names.append(field.column) }
        mutating func circumstance(_ field: FrameField, _ value: inout Int64) { names.append(field.column) }
    }
    private struct Texts: FrameVisitor {
        var texts: [String] = []

        mutating func whole(_ field: FrameField, _ value: inout UInt64) { texts.append("\(value)") }
        mutating func signed(_ field: FrameField, _ value: inout Int64) {
            texts.append(field.unit == .microseconds ? "\(Double(value) / 1e3)" : "\(Double(value) / 1e6)")
        }
        mutating func bits(_ field: FrameField, _ value: inout UInt32) { texts.append("\(value)") }
        mutating func number(_ field: FrameField, _ value: inout Double) {
            let isLength = field.unit == .metres || field.unit == .metresPerSecond
            texts.append(isLength ? "\(value * 1000)" : "\(value)")
        }
        mutating func layer(_ field: FrameField, _ value: inout Layer) { texts.append("\(value)") }
        mutating func fault(_ field: FrameField, _ value: inout Fault) { texts.append("\(value)") }
        mutating func circumstance(_ field: FrameField, _ value: inout Int64) { signed(field, &value) }
    }

    /// The names of all columns, in order.
    public static let names: [String] = {
        var (frame, visitor) = (Frame(), Names())
        frame.visit(&visitor)
        return visitor.names
    }()

    /// What stands in each column.
    public static func texts(of frame: Frame) -> [String] {
        var (frame, visitor) = (frame, Texts())
        visitor.texts.reserveCapacity(names.count)
        frame.visit(&visitor)
        return visitor.texts
    }
}
