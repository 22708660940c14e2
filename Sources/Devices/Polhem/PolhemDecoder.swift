/// Finds lines of eight numbers in a stream of bytes that comes in any pieces. Fixed size.
///
/// A line that is longer than a frame, or holds anything but eight numbers, is thrown away and counted. Safe on the
/// servo thread.
@frozen
public struct PolhemDecoder: BitwiseCopyable, Sendable {
    /// The line at hand; once a report has come, its own, without the newline.
    public private(set) var bytes = InlineArray<64, UInt8>(repeating: 0)
    /// Bytes of the line that a report was made of.
    public private(set) var length = 0
    private var count = 0
    private var isTooLong = false
    /// Bytes that belonged to no frame.
    public private(set) var refused: UInt64 = 0

    @_noLocks
    public init() {}

    /// Takes the next byte. A whole report comes with the newline that ends it.
    @_noLocks
    public mutating func take(_ byte: UInt8) -> PolhemReport? {
        guard byte == 0x0A else {
            if count < PolhemFrame.length {
                bytes[count] = byte
                count &+= 1
            } else {
                isTooLong = true
                refused &+= 1
            }
            return nil
        }
        let report = isTooLong ? nil : read()
        if report == nil { refused &+= UInt64(count &+ 1) }
        length = count
        count = 0
        isTooLong = false
        return report
    }

    @_noLocks
    private func read() -> PolhemReport? {
        var report = PolhemReport()
        var at = 0
        for number in 0..<8 {
            while at < count && Self.isSpace(bytes[at]) { at &+= 1 }
            guard let value = decimal(&at) else { return nil }
            // Millimetres first.
            report.numbers[number] = number < 3 ? value / 1000 : value
        }
        while at < count {
            guard Self.isSpace(bytes[at]) else { return nil }
            at &+= 1
        }
        return report
    }

    @_noLocks
    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0 }

    /// `-12.5`, up to the next space; nil where it is anything else.
    @_noLocks
    private func decimal(_ at: inout Int) -> Double? {
        let isNegative = at < count && bytes[at] == 0x2D
        if at < count && (bytes[at] == 0x2D || bytes[at] == 0x2B) { at &+= 1 }
        var value = 0.0
        var scale = 1.0
        var digits = 0
        // Without leading zeros.
        var significant = 0
        var isFraction = false
        while at < count && !Self.isSpace(bytes[at]) {
            let byte = bytes[at]
            at &+= 1
            if byte == 0x2E && !isFraction {
                isFraction = true
                continue
            }
            guard byte >= 0x30 && byte <= 0x39 else { return nil }
            digits &+= 1
            if significant > 0 || byte != 0x30 { significant &+= 1 }
            // Beyond what a Double tells apart, digits of a fraction count as none.
            if isFraction && significant > 16 { continue }
            value = value * 10 + Double(byte &- 0x30)
            if isFraction { scale *= 10 }
        }
        guard digits > 0 else { return nil }
        return (isNegative ? -value : value) / scale
    }
}
