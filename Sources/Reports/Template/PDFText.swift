/// Text of a PDF page: letters that Helvetica has in Helvetica, all others in the Japanese font.
enum PDFText {
    /// A stretch of one font: `L` Helvetica, `B` Helvetica bold, `J` Japanese; its codes in hexadecimal.
    struct Run: Equatable {
        var font: String
        var hex: String
    }

    static func runs(_ text: String, isStrong: Bool) -> [Run] {
        var runs: [Run] = []
        for scalar in text.unicodeScalars {
            let font: String
            let hex: String
            if let latin = Typeface.latin(scalar) {
                font = isStrong ? "B" : "L"
                hex = Self.hex(UInt16(latin.code), digits: 2)
            } else {
                font = "J"
                hex = String(scalar).utf16.map { Self.hex($0, digits: 4) }.joined()
            }
            if runs.last?.font == font {
                runs[runs.count - 1].hex += hex
            } else {
                runs.append(Run(font: font, hex: hex))
            }
        }
        return runs
    }

    private static func hex(_ code: UInt16, digits: Int) -> String {
        let hex = String(code, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(digits - hex.count, 0)) + hex
    }
}
