/// A number and what follows it, as somebody wrote them.
struct QuantityText {
    let number: Double
    /// The digits as written.
    let digits: String
    let unit: String
    /// The longest text that can be a quantity, in bytes.
    static let longest = 200

    /// True where the number goes on in a way that is not read: `2,5`, `1_000`, `0x10`.
    var isCutShort: Bool { unit.first.map { ",._xX".contains($0) } ?? false }

    /// Nil where the text does not begin with a number. `−` is a minus, spaces around are ignored.
    init?(_ text: String) {
        guard text.utf8.count <= Self.longest else { return nil }
        let scalars = Array(text.trimmed().unicodeScalars)
        var index = 0
        var digits = ""
        func takeDigits() -> Bool {
            let start = index
            while index < scalars.count, ("0"..."9").contains(scalars[index]) {
                digits.unicodeScalars.append(scalars[index])
                index += 1
            }
            return index > start
        }
        if index < scalars.count, ["-", "+", "\u{2212}"].contains(scalars[index]) {
            if scalars[index] != "+" { digits = "-" }
            index += 1
        }
        guard takeDigits() else { return nil }
        if index + 1 < scalars.count, scalars[index] == ".", ("0"..."9").contains(scalars[index + 1]) {
            digits += "."
            index += 1
            _ = takeDigits()
        }
        if index < scalars.count, scalars[index] == "e" || scalars[index] == "E" {
            let (mark, before) = (index, digits)
            digits += "e"
            index += 1
            if index < scalars.count, scalars[index] == "-" || scalars[index] == "+" {
                digits.unicodeScalars.append(scalars[index])
                index += 1
            }
            if !takeDigits() { (index, digits) = (mark, before) }
        }
        guard let number = Double(digits) else { return nil }
        var rest = String.UnicodeScalarView()
        rest.append(contentsOf: scalars[index...])
        self.number = number
        self.digits = digits
        unit = String(rest).trimmed()
    }
}

extension String {
    /// Without spaces at both ends.
    func trimmed() -> String {
        var slice = self[...]
        while slice.first == " " { slice.removeFirst() }
        while slice.last == " " { slice.removeLast() }
        return String(slice)
    }

    /// Full-width letters, digits and signs, and the units of Japanese keyboards, as they should be written.
    var halfWidth: String {
        var text = ""
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: text.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
            case 0x3000: text += " "
            case 0x339C: text += "mm"
            case 0x339D: text += "cm"
            case 0x3396: text += "mL"
            case 0x338E: text += "mg"
            case 0x338F: text += "kg"
            case 0x5EA6: text += "deg"  // 度
            case 0x79D2: text += "s"  // 秒
            case 0x5206: text += "min"  // 分
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
