import Terminals
import Testing

@Suite struct ColumnsTests {
    @Test("a Japanese character takes two columns, a Latin one one, a combining mark none")
    func widths() {
        #expect("abc".columns == 3)
        #expect("皮膚 A".columns == 6)
        #expect("e\u{301}".columns == 1)
    }

    @Test("a text is cut to its columns, never through a wide character", arguments: 0...12)
    func cut(limit: Int) {
        let text = "刺入 puncture"
        let shown = text.cut(toColumns: limit)
        #expect(shown.columns <= limit)
        #expect(shown.columns >= limit - 1)
        #expect(limit == 0 || shown.hasSuffix("…"))
        #expect(limit == 0 || text.hasPrefix(String(shown.dropLast())))
    }

    @Test("a text that fits stays as it is")
    func fits() {
        #expect("刺入".cut(toColumns: 4) == "刺入")
    }
}
