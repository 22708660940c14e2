/// A control of a device that somebody moved, as a profile names it.
public enum DraftControl: Sendable, Equatable {
    /// An axis of the kernel's, by its name; inverted where the movement made its number smaller.
    case axis(String, inverted: Bool)
    /// A button of the kernel's, by its name.
    case button(String)
    /// A number in a raw report: where it lies, how it is written, and its travel.
    case field(at: Int, type: String, isBigEndian: Bool, travel: ClosedRange<Int>, inverted: Bool)
    /// A bit in a raw report.
    case bit(at: Int, bit: Int)

    /// How a person is told which it was.
    public var text: String {
        switch self {
        case .axis(let name, _), .button(let name): name
        case .field(let at, let type, _, _, _): "\(type) @ \(at)"
        case .bit(let at, let bit): "\(at).\(bit)"
        }
    }

    /// True where both are the same axis, or share a byte.
    public func overlaps(_ other: DraftControl) -> Bool {
        switch (self, other) {
        case (.axis(let a, _), .axis(let b, _)), (.button(let a), .button(let b)): a == b
        case (.bit(let a, let bit), .bit(let b, let other)): a == b && bit == other
        case (.field, .field), (.field, .bit), (.bit, .field): bytes.overlaps(other.bytes)
        default: false
        }
    }

    /// The bytes of a raw report that it takes.
    private var bytes: Range<Int> {
        switch self {
        case .axis, .button: 0..<0
        case .field(let at, let type, _, _, _): at..<(at + (type.hasSuffix("16") ? 2 : 1))
        case .bit(let at, _): at..<(at + 1)
        }
    }
}
