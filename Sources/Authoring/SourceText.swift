/// Bytes that should be a YAML text: checked before the parser sees them.
struct SourceText {
    let text: String
    /// False where the parser must not be asked.
    let isReadable: Bool

    init(bytes: [UInt8], into diagnostics: Diagnostics) {
        guard bytes.count <= Document.largestFile else {
            text = ""
            isReadable = false
            diagnostics.add(
                at: .file, LocalizedText(ja: "\(bytes.count)バイトあります", en: "the text has \(bytes.count) bytes"),
                expected: SourceFile.mostRead, rule: "file/size")
            return
        }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let body = bytes.starts(with: mark) ? Array(bytes[3...]) : bytes
        text = String(decoding: body, as: UTF8.self)
        isReadable = Self.isUTF8(body, into: diagnostics) && Self.isClean(body, into: diagnostics)
    }

    /// Places the first bad byte.
    private static func isUTF8(_ bytes: [UInt8], into diagnostics: Diagnostics) -> Bool {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            diagnostics.add(
                at: .file, LocalizedText(ja: "UTF-16で書かれています", en: "the file is written as UTF-16"),
                expected: LocalizedText(ja: "UTF-8で保存してください", en: "save it as UTF-8"), rule: "file/encoding")
            return false
        }
        guard let bad = firstIndexNotUTF8(bytes) else { return true }
        var head = SourceLines(Array(bytes[..<bad]))
        let byte = String(bytes[bad], radix: 16, uppercase: true)
        diagnostics.add(
            at: Place(line: head.count, column: (head.line(head.count)?.count ?? 0) + 1),
            LocalizedText(ja: "バイト\(byte)はUTF-8ではありません", en: "the byte \(byte) is not UTF-8"),
            expected: LocalizedText(
                ja: "UTF-8で保存してください(Shift JISやLatin-1ではなく)", en: "save the file as UTF-8 (not Shift JIS or Latin-1)"),
            rule: "file/encoding")
        return false
    }

    /// The first byte that begins no well-formed UTF-8 sequence.
    private static func firstIndexNotUTF8(_ bytes: [UInt8]) -> Int? {
        guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
        var iterator = bytes.makeIterator()
        var decoder = UTF8()
        var index = 0
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): index += UTF8.width(scalar)
            case .emptyInput: return nil
            case .error: return index
            }
        }
    }

    /// Control characters and tabs in the indentation, one of each a line.
    private static func isClean(_ bytes: [UInt8], into diagnostics: Diagnostics) -> Bool {
        var scan = LineScan()
        var clean = true
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x0A || byte == 0x0D {
                if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
                scan.nextLine()
            } else if byte == 0x09 {
                if scan.isIndenting, scan.tab == nil { scan.tab = scan.column }
                scan.column += 1
            } else {
                if byte < 0x20 || byte >= 0x7F {
                    let (scalar, width) = scalar(bytes, at: index)
                    index += width - 1
                    if scalar.isControl, !scan.hasControl {
                        refuse(scalar, at: scan, diagnostics)
                        scan.hasControl = true
                        clean = false
                    }
                }
                if byte != 0x20, scan.endsIndentation(isComment: byte == 0x23), let tab = scan.tab {
                    let place = Place(line: scan.line, column: tab)
                    diagnostics.add(
                        at: place, LocalizedText(ja: "タブで字下げされています", en: "a tab indents this line"),
                        expected: LocalizedText(ja: "空白で字下げしてください", en: "indent with spaces"), rule: "yaml/tab")
                    clean = false
                }
                scan.column += 1
            }
            index += 1
        }
        return clean
    }

    private static func refuse(_ scalar: Unicode.Scalar, at scan: LineScan, _ diagnostics: Diagnostics) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let code = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        diagnostics.add(
            at: Place(line: scan.line, column: scan.column),
            LocalizedText(ja: "見えない文字U+\(code)があります", en: "the invisible character U+\(code)"),
            expected: LocalizedText(ja: "消してください", en: "delete it"), rule: "yaml/character")
    }

    /// The character whose bytes begin at `index`, and how many they are, in well-formed UTF-8.
    private static func scalar(_ bytes: [UInt8], at index: Int) -> (Unicode.Scalar, Int) {
        let first = UInt32(bytes[index])
        let width = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        var value = width == 1 ? first : first & (0x7F >> UInt32(width))
        for offset in 1..<max(1, width) { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", width)
    }
}

/// What is known of the line that is looked at.
private struct LineScan {
    var line = 1
    var column = 1
    var isIndenting = true
    /// The column of the first tab in the indentation.
    var tab: Int?
    var hasControl = false

    mutating func nextLine() { self = LineScan(line: line + 1) }

    init(line: Int = 1) { self.line = line }

    /// True where the line's text begins here and is not a comment, whose indentation means nothing.
    mutating func endsIndentation(isComment: Bool) -> Bool {
        defer { isIndenting = false }
        return isIndenting && !isComment
    }
}
