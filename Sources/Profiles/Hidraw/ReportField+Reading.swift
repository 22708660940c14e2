import Authoring
import Devices

extension ReportField {
    /// The whole numbers that a report holds.
    enum NumberType: String, CaseIterable {
        case u8, i8, u16, i16, u24, i24, u32, i32

        var width: Int { (Int(rawValue.dropFirst()) ?? 8) / 8 }
        var isSigned: Bool { rawValue.hasPrefix("i") }
    }
    /// Which byte comes first.
    enum Order: String, CaseIterable {
        case little, big
    }

    /// Reads `at`, `type`, `order` and `bits` of a mapping. Asks for no other key, and doesn't finish.
    ///
    /// - Parameters:
    ///   - length: of the report; the field must end within it.
    ///   - numbers: how many of the kind lie there in a row.
    init?(_ fields: Fields, within length: Int?, numbers: Int = 1) {
        let at = fields.integer("at", in: 0...127)
        self.init(fields, at: at, within: length, numbers: numbers)
    }

    /// The same for a place that has been read.
    init?(_ fields: Fields, at: Int?, within length: Int?, numbers: Int = 1) {
        let type = fields.choice("type", of: NumberType.self)
        let order = fields.optionalChoice("order", of: Order.self) ?? .little
        let all = 8 * (type?.width ?? 4)
        var bits: (Int, Int)?
        if let nodes = fields.optionalNode("bits").flatMap(fields.reader("bits").items) {
            let read = nodes.compactMap { fields.reader("bits").integer($0, in: 0...32) }
            if read.count == 2, nodes.count == 2, read[1] > 0, read[0] + read[1] <= all {
                bits = (read[0], read[1])
            } else {
                fields.refuse(
                    "bits", LocalizedText(ja: "「bits」が数の一部になっていません", en: "'bits' is no part of the number"),
                    expected: LocalizedText(
                        ja: "\(all)ビットの中で、最下位から数えて[始まり, 個数]と書いてください",
                        en: "write [first, count], the lowest bit first, within its \(all) bits"), problem: "bits")
                return nil
            }
        }
        guard let at, let type else { return nil }
        let end = at + numbers * type.width
        if let length, end > length {
            fields.refuse(
                "at",
                LocalizedText(
                    ja: "項目が\(end)バイト目で終わり、レポートの\(length)バイトを超えています",
                    en: "the field ends at byte \(end), after the report's \(length)"),
                expected: LocalizedText(
                    ja: "「at」を小さくするか、レポート全体の長さを書いてください", en: "write a smaller 'at', or the report's whole length"),
                problem: "beyond")
            return nil
        }
        self.init(offset: at, width: type.width, isSigned: type.isSigned, isBigEndian: order == .big, bits: bits)
    }
}
