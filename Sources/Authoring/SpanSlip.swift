/// A range that is written in another way than files take it: `80-100 deg`, `80〜100 deg`, `5 mm以上`, `≥ 5 mm`.
enum SpanSlip {
    private static let between: [Character] = ["-", "–", "—", "−", "~", "〜", "～", "ー"]
    private static let halves: [(sign: String, word: String)] = [
        ("≥", "more"), ("≧", "more"), (">=", "more"), ("以上", "more"),
        ("≤", "less"), ("≦", "less"), ("<=", "less"), ("以下", "less"),
    ]

    /// As it should be written; nil where the text is nothing of the kind.
    static func meant(by text: String, _ kind: Quantity) -> String? {
        guard text.utf8.count <= QuantityText.longest else { return nil }
        let plain = text.halfWidth.replacing("から", with: "〜").trimmed()
        for (sign, word) in halves {
            let rest: String
            if plain.hasPrefix(sign) {
                rest = String(plain.dropFirst(sign.count))
            } else if plain.hasSuffix(sign) {
                rest = String(plain.dropLast(sign.count))
            } else {
                continue
            }
            return value(rest, kind).map { "\($0.text) or \(word)" }
        }
        guard let first = QuantityText(plain), let place = first.unit.firstIndex(where: between.contains) else {
            return nil
        }
        let own = String(first.unit[..<place]).trimmed()
        guard let last = value(String(first.unit[first.unit.index(after: place)...]), kind) else { return nil }
        guard !own.isEmpty else { return "\(first.digits) to \(last.text)" }
        guard let unit = kind.unit(written: own) else { return nil }
        return unit == last.unit ? "\(first.digits) to \(last.text)" : "\(first.digits) \(unit.name) to \(last.text)"
    }

    /// One number with its unit, which is the usual one where none is written.
    private static func value(_ text: String, _ kind: Quantity) -> (text: String, unit: Unit)? {
        guard let written = QuantityText(text), !written.isCutShort,
            let unit = written.unit.isEmpty ? kind.units[0] : kind.unit(written: written.unit)
        else { return nil }
        return (unit.name.isEmpty ? written.digits : "\(written.digits) \(unit.name)", unit)
    }
}
