import Devices
import Testing

@Suite("numbers in a report")
struct ReportFieldTests {
    static let bytes = ReportBytes([0x01, 0x80, 0xFF, 0x7F, 0x34, 0x12, 0xFE, 0xFF])

    @Test("a byte is unsigned or two's complement") func byte() {
        #expect(ReportField(offset: 1, width: 1).number(in: Self.bytes) == 128)
        #expect(ReportField(offset: 1, width: 1, isSigned: true).number(in: Self.bytes) == -128)
    }

    @Test("the least significant byte comes first, or last where the profile says so") func order() {
        #expect(ReportField(offset: 4, width: 2).number(in: Self.bytes) == 0x1234)
        #expect(ReportField(offset: 4, width: 2, isBigEndian: true).number(in: Self.bytes) == 0x3412)
        #expect(ReportField(offset: 6, width: 2, isSigned: true).number(in: Self.bytes) == -2)
        #expect(ReportField(offset: 1, width: 3).number(in: Self.bytes) == 0x7FFF80)
        #expect(ReportField(offset: 4, width: 4).number(in: Self.bytes) == 0xFFFE_1234)
        #expect(ReportField(offset: 4, width: 4, isSigned: true).number(in: Self.bytes) == -126_412)
    }

    @Test("a part of a number has its own sign") func bits() {
        let low = ReportField(offset: 4, width: 2, bits: (0, 10))
        #expect(low.number(in: Self.bytes) == 0x234)
        #expect(low.range == 0...1023)
        let high = ReportField(offset: 1, width: 1, isSigned: true, bits: (7, 1))
        #expect(high.number(in: Self.bytes) == -1)
        #expect(high.range == -1...0)
    }

    @Test("bytes that are not there count as nothing") func beyond() {
        #expect(ReportField(offset: 7, width: 2).number(in: Self.bytes) == 0xFF)
        #expect(ReportField(offset: 127, width: 4).number(in: Self.bytes) == 0)
        #expect(ReportField(offset: -5, width: 9, bits: (40, 90)).number(in: Self.bytes) >= 0)
    }

    @Test("every field reads what arithmetic by hand gives", arguments: [false, true], [false, true])
    func reference(isSigned: Bool, isBigEndian: Bool) {
        for width in 1...4 {
            for offset in 0..<5 {
                let field = ReportField(offset: offset, width: width, isSigned: isSigned, isBigEndian: isBigEndian)
                var parts = (offset..<offset + width).map { Int64(Self.bytes[$0]) }
                if !isBigEndian { parts.reverse() }
                var wanted = parts.reduce(0) { $0 * 256 + $1 }
                if isSigned && parts[0] >= 128 { wanted -= (0..<width).reduce(1) { all, _ in all * 256 } }
                #expect(field.number(in: Self.bytes) == wanted)
                #expect(field.range.contains(wanted))
            }
        }
    }
}
