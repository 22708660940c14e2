import FoundationEssentials
import Profiles
import Testing

@Suite("Axis and button names")
struct EvdevCodeTests {
    static let header = "/usr/include/linux/input-event-codes.h"

    @Test("every name has the kernel's number", .enabled(if: FileManager.default.fileExists(atPath: header)))
    func asInTheKernel() throws {
        var numbers: [String: UInt16] = [:]
        for line in try String(contentsOfFile: Self.header, encoding: .utf8).split(separator: "\n") {
            let words = line.split(whereSeparator: \.isWhitespace)
            guard words.count >= 3, words[0] == "#define" else { continue }
            let number = words[2].hasPrefix("0x") ? UInt16(words[2].dropFirst(2), radix: 16) : UInt16(words[2])
            numbers[String(words[1])] = number ?? numbers[String(words[2])]
        }
        let names = EvdevCode.names(of: .axis) + EvdevCode.names(of: .button)
        #expect(names.count > 80)
        for name in names { #expect(EvdevCode(named: name)?.number == numbers[name], "\(name)") }
    }

    @Test("a name of the other kind, or of none, is not found") func unknown() {
        #expect(EvdevCode(named: "ABS_PRESSUR") == nil)
        #expect(EvdevCode(named: "abs_x") == nil)
        #expect(EvdevCode(named: "BTN_SOUTH") == EvdevCode(named: "BTN_A"))
        #expect(EvdevCode(named: "ABS_X")?.kind == .axis)
    }

    @Test("a model is written with four digits each") func models() {
        #expect(EvdevMatch.Model("056a:00B9") == EvdevMatch.Model(vendor: 0x56A, product: 0xB9))
        #expect(EvdevMatch.Model("056a:00b9")?.text == "056a:00b9")
        for wrong in ["", ":", "56a:b9", "056a:00b9:", "056a-00b9", "+56a:00b9", "056g:00b9"] {
            #expect(EvdevMatch.Model(wrong) == nil, "\(wrong)")
        }
    }
}
