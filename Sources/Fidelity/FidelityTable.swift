public import Authoring

/// The targets' rows as text: for a terminal, and for a page of the documentation.
public enum FidelityTable {
    /// A table in Markdown, one row for each target. Claims and sources stand as they are written, in English.
    public static func markdown(_ rows: [FidelityRow], in language: Language = .en) -> String {
        let head = LocalizedText(
            ja: "| id | 目標 | 出典 | 主張 | 範囲 | 測定値 | 判定 |",
            en: "| id | target | source | claim | range | measured | verdict |")
        var lines = [head[language], "|---|---|---|---|---|---|---|"]
        for row in rows {
            let target = row.target
            let measured = summary(row.findings, language)
            let missed = "**\(verdict(row, language))**"
            lines.append(
                "| \(target.id) | \(target.claim) | \(target.source) | \(name(target.tag, language)) "
                    + "| \(name(target.rangeTag, language)) | \(measured) "
                    + "| \(row.passed ? verdict(row, language) : missed) |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func verdict(_ row: FidelityRow, _ language: Language) -> String {
        (row.passed ? LocalizedText(ja: "達成", en: "holds") : LocalizedText(ja: "未達", en: "missed"))[language]
    }

    private static func name(_ tag: Provenance.Tag?, _ language: Language) -> String {
        guard let tag else { return "–" }
        return switch (language, tag) {
        case (.ja, .measured): "実測"
        case (.ja, .derived): "導出"
        case (.ja, .assumed): "仮定"
        case (.en, _): tag.rawValue
        }
    }

    /// One line for each target, and one for each finding under it. Claims and sources stand as they are written, in
    /// English.
    public static func plain(_ rows: [FidelityRow], in language: Language = .en) -> String {
        var lines: [String] = []
        for row in rows {
            let target = row.target
            let (claim, range) = (name(target.tag, language), name(target.rangeTag, language))
            let word = row.passed ? verdict(row, language) : verdict(row, language).uppercased()
            let known = LocalizedText(ja: "主張は\(claim)、範囲は\(range)", en: "claim \(claim), range \(range)")
            lines.append(
                "\(target.id)  \(word)\(row.passed && language == .en ? " " : "")  \(target.claim) "
                    + "[\(target.source); \(known[language])]")
            for finding in row.findings {
                lines.append("      \(finding.holds ? " " : "!") \(text(finding, language))")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Each finding; of many with one range only the least and the largest.
    private static func summary(_ findings: [Finding], _ language: Language) -> String {
        let values = findings.map(\.value)
        guard findings.count > 6, let first = findings.first, let low = values.min(), let high = values.max(),
            findings.allSatisfy({ $0.range == first.range })
        else { return findings.map { text($0, language) }.joined(separator: "; ") }
        let range = "\(figure(first.range.lowerBound)) … \(figure(first.range.upperBound))"
        let (least, most) = (figure(low, language), figure(high, language))
        return LocalizedText(
            ja: "\(findings.count)個、\(least)から\(most) (\(range))",
            en: "\(findings.count) from \(least) to \(most) (\(range))")[
                language]
    }

    private static func text(_ finding: Finding, _ language: Language) -> String {
        let unit = finding.unit.isEmpty ? "" : " \(finding.unit)"
        let (low, high) = (finding.range.lowerBound, finding.range.upperBound)
        let range = low == high ? "\(figure(low))" : "\(figure(low)) … \(figure(high))"
        return "\(finding.what) \(figure(finding.value, language))\(unit) (\(range))"
    }

    /// Three significant digits; nothing finer than a ten-thousandth.
    static func figure(_ x: Double, _ language: Language = .en) -> String {
        guard x.isFinite else { return language == .ja ? "なし" : "none" }
        if abs(x) < 0.00005 { return "0" }
        var digits = 2
        var size = abs(x)
        while size >= 9.995, digits > 0 {
            size /= 10
            digits -= 1
        }
        while size < 0.9995, digits < 8 {
            size *= 10
            digits += 1
        }
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let rounded = (x * scale).rounded() / scale
        let text = "\(rounded)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
