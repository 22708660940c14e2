/// A number as people write it: up to six significant digits, no trailing zeros.
func text(of number: Double, digits: Int = 6) -> String {
    guard number.isFinite, number != 0 else { return number == 0 ? "0" : "\(number)" }
    var exponent = 0
    var size = abs(number)
    while size >= 10 { (size, exponent) = (size / 10, exponent + 1) }
    while size < 1 { (size, exponent) = (size * 10, exponent - 1) }
    let shift = digits - 1 - exponent
    var scale = 1.0
    for _ in 0..<min(300, abs(shift)) { scale *= 10 }
    let rounded = shift >= 0 ? (number * scale).rounded() / scale : (number / scale).rounded() * scale
    guard rounded.isFinite else { return "\(number)" }
    let text = "\(rounded)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

/// A text cut to what fits a sentence, without line breaks.
func clipped(_ text: String, to length: Int = 40) -> String {
    let line = String(text.prefix(length + 1).map { $0.isNewline ? " " : $0 })
    return line.count > length ? line.prefix(length) + "…" : line
}

/// `a`, `a or b`, `a, b or c`; `a`, `aかb`, `a、bかc`.
func listed(_ words: [String]) -> LocalizedText {
    listed(words.map { LocalizedText(both: $0) }, LocalizedText(ja: "か", en: " or "))
}

/// `a`, `a and b`, `a, b and c`; `a`, `aとb`, `a、bとc`.
func listed(all words: [LocalizedText]) -> LocalizedText { listed(words, LocalizedText(ja: "と", en: " and ")) }

private func listed(_ words: [LocalizedText], _ conjunction: LocalizedText) -> LocalizedText {
    guard let last = words.last, words.count > 1 else { return words.first ?? LocalizedText(both: "") }
    let first = words.dropLast()
    return LocalizedText(
        ja: first.map(\.ja).joined(separator: "、") + conjunction.ja + last.ja,
        en: first.map(\.en).joined(separator: ", ") + conjunction.en + last.en)
}
