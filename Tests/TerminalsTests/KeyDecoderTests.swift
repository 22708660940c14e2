import Terminals
import Testing

@Suite struct KeyDecoderTests {
    /// The keys that come of chunks, each with the instant at which it arrives.
    func keys(_ chunks: (String, Double)...) -> [Key] {
        var decoder = KeyDecoder()
        return chunks.flatMap { decoder.decode(Array($0.0.utf8), at: $0.1) }
    }

    @Test("letters, digits, space and Enter arrive at once and in order")
    func plainKeys() {
        #expect(
            keys(("1a \n\r", 0)) == [.character("1"), .character("a"), .character(" "), .enter, .enter])
    }

    @Test("an arrow or a function key is one key, not Esc and letters")
    func sequences() {
        #expect(
            keys(("\u{1B}[A\u{1B}[1;5C\u{1B}OP\u{1B}[15~2", 0)) == [.other, .other, .other, .other, .character("2")])
    }

    @Test("Esc alone arrives after the patience, and not before")
    func escapeAlone() {
        #expect(keys(("\u{1B}", 1), ("", 1 + KeyDecoder.patience * 0.9)) == [])
        #expect(keys(("\u{1B}", 1), ("", 1 + KeyDecoder.patience)) == [.escape])
    }

    @Test("an arrow that arrives in two pieces is one key")
    func piecewise() {
        #expect(keys(("\u{1B}", 0), ("[", 0.01), ("B", 0.02)) == [.other])
    }

    @Test("Esc is never swallowed: not by a key after it, by a second Esc, or by an arrow that never ends")
    func escapeAlwaysArrives() {
        #expect(keys(("\u{1B}x", 0)) == [.escape, .character("x")])
        #expect(keys(("\u{1B}\u{1B}", 0), ("", 1)) == [.escape, .escape])
        #expect(keys(("\u{1B}[1;", 0), ("", 1)).first == .escape)
        #expect(keys(("\u{1B}[" + String(repeating: "1", count: 40), 0)).first == .escape)
    }

    @Test("a Japanese letter is one key, whole or in pieces")
    func japanese() {
        var decoder = KeyDecoder()
        #expect(decoder.decode([0xE3, 0x81], at: 0) == [])
        #expect(decoder.decode([0x82], at: 0.01) == [.character("あ")])
    }

    @Test("any bytes at all give keys and leave nothing behind")
    func hostileBytes() {
        var decoder = KeyDecoder()
        var state: UInt64 = 7
        var keys = 0
        for round in 0..<2000 {
            let bytes = (0..<20).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1
                return UInt8(truncatingIfNeeded: state >> 33)
            }
            keys += decoder.decode(bytes, at: Double(round)).count
        }
        keys += decoder.decode([], at: 1e6).count
        #expect(keys > 2000)
        #expect(decoder.decode([UInt8(ascii: "1")], at: 2e6) == [.character("1")])
    }
}
