/// Swift text without its comments and string literals, line for line.
///
/// What an interpolation holds stays, since it is code. Regular expression literals are taken for code.
struct SwiftCode {
    static func stripped(_ text: String) -> String {
        var scanner = SwiftCode(text: Array(text.utf8))
        scanner.code(inInterpolation: false)
        return String(decoding: scanner.out, as: UTF8.self)
    }

    private let text: [UInt8]
    private var at = 0
    private var out: [UInt8] = []

    private init(text: [UInt8]) { self.text = text }

    /// Copies code, up to the parenthesis that closes an interpolation.
    private mutating func code(inInterpolation: Bool) {
        var depth = 0
        while at < text.count {
            if has("//") {
                while at < text.count && text[at] != UInt8(ascii: "\n") { at += 1 }
            } else if has("/*") {
                comment()
            } else if let hashes = opensString() {
                string(hashes: hashes)
            } else {
                if text[at] == UInt8(ascii: "(") { depth += 1 }
                if text[at] == UInt8(ascii: ")") { depth -= 1 }
                if inInterpolation && depth < 0 { return at += 1 }
                out.append(text[at])
                at += 1
            }
        }
    }

    private mutating func comment() {
        var depth = 0
        repeat {
            if has("/*") {
                depth += 1
                at += 2
            } else if has("*/") {
                depth -= 1
                at += 2
            } else {
                skip()
            }
        } while depth > 0 && at < text.count
    }

    /// How many `#` stand before a quotation mark here; `nil` where none follows.
    private func opensString() -> Int? {
        let hashes = text[at...].prefix { $0 == UInt8(ascii: "#") }.count
        return at + hashes < text.count && text[at + hashes] == UInt8(ascii: "\"") ? hashes : nil
    }

    private mutating func string(hashes: Int) {
        at += hashes
        let quotes = has("\"\"\"") ? "\"\"\"" : "\""
        let end = quotes + String(repeating: "#", count: hashes)
        let escape = "\\" + String(repeating: "#", count: hashes)
        at += quotes.utf8.count
        out += "\"".utf8
        while at < text.count && !has(end) {
            if has(escape + "(") {
                at += escape.utf8.count + 1
                out += " ".utf8
                code(inInterpolation: true)
                out += " ".utf8
            } else {
                if has(escape) { at += escape.utf8.count }
                skip()
            }
        }
        at += end.utf8.count
        out += "\"".utf8
    }

    private func has(_ word: String) -> Bool { text[at...].starts(with: word.utf8) }

    /// Leaves one byte out, but keeps the lines.
    private mutating func skip() {
        if at < text.count && text[at] == UInt8(ascii: "\n") { out.append(text[at]) }
        at += 1
    }
}
