/// Follows the axes and buttons of an input device, and says which one somebody moved. Pure; not for the servo thread.
public struct EvdevWiggle: Sendable {
    /// How far of its range an axis must go to be meant, and how near to its rest it must come to be let go (assumed).
    private static let (far, near) = (0.3, 0.1)

    private let names: [String]
    private let ranges: [AxisRange]
    private let returns: Bool
    private var rest: [Int32]
    private var values: [Int32]
    private var held: Set<String> = []

    /// - Parameters:
    ///   - axes: names, ranges, and where they stand now.
    ///   - returns: axes go back by themselves when they are let go, as sticks do and a pen's place does not.
    public init(_ axes: [(name: String, range: AxisRange, value: Int32)], returns: Bool) {
        names = axes.map(\.name)
        ranges = axes.map(\.range)
        values = axes.map(\.value)
        rest = values
        self.returns = returns
    }

    /// An axis stands elsewhere.
    public mutating func turn(_ name: String, to value: Int32) {
        if let index = names.firstIndex(of: name) { values[index] = value }
    }

    /// A button went down or up. That a pen is near, or touches, is no button that somebody presses.
    public mutating func press(_ name: String, down: Bool) {
        if name.hasPrefix("BTN_TOOL") || name == "BTN_TOUCH" { return }
        if down { held.insert(name) } else { held.remove(name) }
    }

    /// A new question: what does not return by itself rests where it is.
    public mutating func ask() { if !returns { rest = values } }

    /// Nothing is held, and what returns has returned.
    public var isAtRest: Bool {
        held.isEmpty && (!returns || names.indices.allSatisfy { abs(way($0)) < Self.near })
    }

    /// The axis that went furthest, where it went far enough.
    public func axis(besides taken: [DraftControl]) -> DraftControl? {
        let free = names.indices.filter { index in
            !taken.contains { $0.overlaps(.axis(names[index], inverted: false)) }
        }
        guard let index = free.max(by: { abs(way($0)) < abs(way($1)) }), abs(way(index)) >= Self.far else { return nil }
        return .axis(names[index], inverted: way(index) < 0)
    }

    /// The button that is held, where it is one alone.
    public func button(besides taken: [DraftControl]) -> DraftControl? {
        let free = held.filter { !taken.contains(.button($0)) }
        return free.count == 1 ? free.first.map { .button($0) } : nil
    }

    /// From its rest, as a share of its range.
    private func way(_ index: Int) -> Double {
        let span = Double(ranges[index].maximum) - Double(ranges[index].minimum)
        return span > 0 ? (Double(values[index]) - Double(rest[index])) / span : 0
    }
}
