/// Follows the raw reports of a device, and says which number or bit in them somebody moved. Pure; not for the servo thread.
///
/// A number is believed where it went nearly straight from its rest to where it is now: what shakes at rest (counters,
/// clocks, motion sensors) is left out, and of two readings of the same bytes the widest wins whose every byte moved.
public struct ReportWiggle: Sendable {
    /// Reports of rest that tell what shakes, and the most that a movement is followed over.
    private static let (rests, most) = (20, 4000)
    /// How straight a number must have gone: its way out as a share of all its way (assumed).
    private static let straight = 0.8
    /// The smallest travel, in units of the device, and how many times that of its rest.
    private static let (least, clear) = (16, 4)

    private struct Reading {
        var type: String
        var isBigEndian: Bool
        var width: Int
    }
    private static let readings = [
        Reading(type: "16", isBigEndian: false, width: 2), Reading(type: "16", isBigEndian: true, width: 2),
        Reading(type: "8", isBigEndian: false, width: 1),
    ]

    private var quiet: [[UInt8]] = []
    private var moving: [[UInt8]] = []

    public init() {}

    /// A report of the one kind that is followed.
    public mutating func take(_ report: [UInt8]) {
        if let first = quiet.first, first.count != report.count { return }
        if quiet.count < Self.rests { quiet.append(report) } else if moving.count < Self.most { moving.append(report) }
    }

    /// A new question: what moved before is forgotten.
    public mutating func ask() { moving = moving.suffix(1) }

    /// It is known what shakes at rest.
    public var isReady: Bool { quiet.count >= Self.rests }

    /// Every number that moves when somebody moves it is where it was at rest.
    public var isAtRest: Bool {
        guard isReady, let now = moving.last, let rest = quiet.last else { return isReady }
        return now.indices.allSatisfy { abs(Int(now[$0]) - Int(rest[$0])) <= 8 || shakes($0) }
    }

    /// The number that went furthest.
    public func axis(besides taken: [DraftControl]) -> DraftControl? {
        guard isReady, let rest = quiet.last, moving.count >= 4 else { return nil }
        var best: (way: Double, control: DraftControl)?
        for at in rest.indices {
            for reading in Self.readings where at + reading.width <= rest.count {
                guard let control = control(at, reading, rest) else { continue }
                guard !taken.contains(where: { $0.overlaps(control.control) }) else { continue }
                if best.map({ control.way > $0.way }) ?? true { best = control }
                break
            }
        }
        return best?.control
    }

    /// The bit that is set and was not, where it is one alone.
    public func button(besides taken: [DraftControl]) -> DraftControl? {
        guard isReady, let rest = quiet.last, let now = moving.last else { return nil }
        var set: [DraftControl] = []
        for at in rest.indices where !shakes(at) {
            for bit in 0..<8 where now[at] & ~rest[at] & (1 << UInt8(bit)) != 0 { set.append(.bit(at: at, bit: bit)) }
        }
        let free = set.filter { bit in !taken.contains { $0.overlaps(bit) } }
        return free.count == 1 ? free.first : nil
    }

    private func control(_ at: Int, _ reading: Reading, _ rest: [UInt8]) -> (way: Double, control: DraftControl)? {
        let bytes = at..<(at + reading.width)
        guard bytes.allSatisfy({ byte in !shakes(byte) && moving.contains { $0[byte] != rest[byte] } }) else {
            return nil
        }
        let still = Self.unwound(quiet.map { number($0, at, reading) }, reading)
        let out = Self.unwound([number(rest, at, reading)] + moving.map { number($0, at, reading) }, reading)
        guard let first = out.first, let last = out.last else { return nil }
        let way = last - first
        let all = zip(out, out.dropFirst()).reduce(0) { $0 + abs($1.1 - $1.0) }
        let shake = (still.max() ?? 0) - (still.min() ?? 0)
        let size = 1 << (8 * reading.width)
        guard abs(way) >= max(Self.least, Self.clear * shake), abs(way) < size else { return nil }
        guard Double(abs(way)) >= Self.straight * Double(all) else { return nil }
        // A number that goes below none is written with a sign: its rest is 0, and so would be that of a trigger.
        let isSigned = abs(first) < size / 8 && abs(way) < size / 2
        return (
            Double(abs(way)) / Double(size),
            .field(
                at: at, type: (isSigned ? "i" : "u") + reading.type, isBigEndian: reading.isBigEndian,
                travel: min(first, last)...max(first, last), inverted: way < 0)
        )
    }

    private func number(_ report: [UInt8], _ at: Int, _ reading: Reading) -> Int {
        guard reading.width == 2 else { return Int(report[at]) }
        let (low, high) = reading.isBigEndian ? (report[at + 1], report[at]) : (report[at], report[at + 1])
        return Int(low) | Int(high) << 8
    }

    /// Without the steps at either end of what the bytes hold; the first as it would be with a sign, near 0.
    private static func unwound(_ numbers: [Int], _ reading: Reading) -> [Int] {
        let size = 1 << (8 * reading.width)
        guard var last = numbers.first else { return [] }
        var at = last >= size - size / 8 ? last - size : last
        return numbers.map { number in
            var step = (number - last) & (size - 1)
            if step >= size / 2 { step -= size }
            last = number
            at += step
            return at
        }
    }

    /// Moves by itself.
    private func shakes(_ byte: Int) -> Bool {
        var seen: Set<UInt8> = []
        for report in quiet { seen.insert(report[byte]) }
        return seen.count > 4
    }
}
