import Authoring

/// The targets' rows as text: for a terminal, and for a page of the documentation.
public enum FidelityTable {
    /// A table in Markdown, one row for each target.
    public static func markdown(_ rows: [FidelityRow]) -> String {
        var lines = [
            "| id | target | source | claim | range | measured | verdict |", "|---|---|---|---|---|---|---|",
        ]
        for row in rows {
            let target = row.target
            let measured = summary(row.findings)
            lines.append(
                "| \(target.id) | \(target.claim) | \(target.source) | \(target.tag?.rawValue ?? "–") "
                    + "| \(target.rangeTag?.rawValue ?? "–") | \(measured) | \(row.passed ? "holds" : "**missed**") |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// One line for each target, and one for each finding under it.
    public static func plain(_ rows: [FidelityRow]) -> String {
        var lines: [String] = []
        for row in rows {
            let target = row.target
            lines.append(
                "\(target.id)  \(row.passed ? "holds " : "MISSED")  \(target.claim) [\(target.source); claim "
                    + "\(target.tag?.rawValue ?? "–"), range \(target.rangeTag?.rawValue ?? "–")]")
            for finding in row.findings {
                lines.append("      \(finding.holds ? " " : "!") \(text(finding))")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Each finding; of many with one range only the least and the largest.
    private static func summary(_ findings: [Finding]) -> String {
        let values = findings.map(\.value)
        guard findings.count > 6, let first = findings.first, let low = values.min(), let high = values.max(),
            findings.allSatisfy({ $0.range == first.range })
        else { return findings.map(text).joined(separator: "; ") }
        let range = "\(figure(first.range.lowerBound)) … \(figure(first.range.upperBound))"
        return "\(findings.count) from \(figure(low)) to \(figure(high)) (\(range))"
    }

    private static func text(_ finding: Finding) -> String {
        let unit = finding.unit.isEmpty ? "" : " \(finding.unit)"
        let (low, high) = (finding.range.lowerBound, finding.range.upperBound)
        let range = low == high ? "\(figure(low))" : "\(figure(low)) … \(figure(high))"
        return "\(finding.what) \(figure(finding.value))\(unit) (\(range))"
    }

    /// Three significant digits; nothing finer than a ten-thousandth.
    static func figure(_ x: Double) -> String {
        guard x.isFinite else { return "none" }
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
