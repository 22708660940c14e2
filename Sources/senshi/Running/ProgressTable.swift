import Foundation
import Records

/// Attempts as CSV (RFC 4180), one line each.
struct ProgressTable {
    let attempts: [Attempt]

    init(_ attempts: [Attempt]) { self.attempts = attempts }

    var text: String {
        let head = "trainee,began,scenario,version,mode,verdict,earned,available,percent,critical_errors,costliest\r\n"
        return attempts.reduce(head) { $0 + line($1) }
    }

    private func line(_ attempt: Attempt) -> String {
        let cells = [
            attempt.trainee, attempt.began, attempt.scenario, attempt.version, attempt.mode, attempt.verdict.rawValue,
            "\(attempt.earned)", "\(attempt.available)", String(format: "%.3f", attempt.percent),
            "\(attempt.criticalErrors.count)", attempt.costliest?.id ?? "",
        ]
        return cells.map(Self.cell).joined(separator: ",") + "\r\n"
    }

    /// Quoted where it must be; a text that a spreadsheet would compute is shown as text.
    private static func cell(_ text: String) -> String {
        let plain = text.first.map { "=+-@\t\r".contains($0) } == true && Double(text) == nil ? "'\(text)" : text
        guard plain.contains(where: { ",\"\r\n".contains($0) }) else { return plain }
        return "\"" + plain.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    }
}
