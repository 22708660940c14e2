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
        return TableLine(cells).text
    }
}
