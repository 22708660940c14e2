import Collision
public import Servo

/// Where two frames part: the first field of the list that differs.
public struct FrameDifference: Sendable, Equatable {
    public let tick: UInt64
    /// The name of the table's column, and what stands in it here and there.
    public let field, first, second: String

    /// Nil where the frames are the same to the bit, their lateness aside.
    public init?(_ first: Frame, _ second: Frame) {
        var (one, other) = (FieldWords(), FieldWords())
        var (left, right) = (first, second)
        left.visit(&one)
        right.visit(&other)
        guard let index = one.words.indices.first(where: { one.words[$0] != other.words[$0] }) else { return nil }
        tick = first.tick
        field = FrameColumns.names[index]
        self.first = FrameColumns.texts(of: first)[index]
        self.second = FrameColumns.texts(of: second)[index]
    }

    /// One sentence: `tick 12: tip_x_mm is 1 and 2`.
    public var description: String { "tick \(tick): \(field) is \(first) and \(second)" }
}

/// The bits of every field, in order.
private struct FieldWords: FrameVisitor {
    var words: [UInt64] = []

    mutating func whole(_ field: FrameField, _ value: inout UInt64) { words.append(value) }
    mutating func signed(_ field: FrameField, _ value: inout Int64) { words.append(UInt64(bitPattern: value)) }
    mutating func bits(_ field: FrameField, _ value: inout UInt32) { words.append(UInt64(value)) }
    mutating func number(_ field: FrameField, _ value: inout Double) { words.append(value.bitPattern) }
    mutating func layer(_ field: FrameField, _ value: inout Layer) { words.append(UInt64(value.rawValue)) }
    mutating func fault(_ field: FrameField, _ value: inout Fault) { words.append(UInt64(value.rawValue)) }
    mutating func circumstance(_ field: FrameField, _ value: inout Int64) { words.append(0) }
}
