/// The lines of a text, cut where an editor cuts them: at line feed, carriage return, or both together.
struct SourceLines {
    private let bytes: [UInt8]
    private var lines: [Range<Int>] = []
    private var last: (number: Int, scalars: [Unicode.Scalar]) = (0, [])

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        let (lineFeed, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
        var start = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == lineFeed || byte == carriageReturn {
                lines.append(start..<index)
                if byte == carriageReturn, index + 1 < bytes.count, bytes[index + 1] == lineFeed { index += 1 }
                start = index + 1
            }
            index += 1
        }
        lines.append(start..<bytes.count)
    }

    /// How many there are; an empty text has one.
    var count: Int { lines.count }

    /// The characters of a line, from 1; nil beyond the last.
    mutating func line(_ number: Int) -> [Unicode.Scalar]? {
        guard lines.indices.contains(number - 1) else { return nil }
        if last.number != number {
            last = (number, Array(String(decoding: bytes[lines[number - 1]], as: UTF8.self).unicodeScalars))
        }
        return last.scalars
    }
}
