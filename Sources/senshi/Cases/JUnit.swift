import Foundation

/// The results of `senshi test` as continuous integration reads them.
enum JUnit {
    static func xml(_ results: [(played: String, title: String, failures: [String], seconds: Double)]) -> String {
        let failed = results.filter { !$0.failures.isEmpty }.count
        let seconds = results.reduce(0) { $0 + $1.seconds }
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        text += "<testsuites tests=\"\(results.count)\" failures=\"\(failed)\" time=\"\(fixed(seconds))\">\n"
        text +=
            "  <testsuite name=\"senshi\" tests=\"\(results.count)\" failures=\"\(failed)\" time=\"\(fixed(seconds))\">\n"
        for result in results {
            let head =
                "    <testcase classname=\"\(escape(result.played))\" name=\"\(escape(result.title))\" "
                + "time=\"\(fixed(result.seconds))\""
            guard !result.failures.isEmpty else {
                text += head + "/>\n"
                continue
            }
            text += head + ">\n"
            let message = escape(result.failures[0])
            text +=
                "      <failure message=\"\(message)\">\(escape(result.failures.joined(separator: "\n")))</failure>\n"
            text += "    </testcase>\n"
        }
        return text + "  </testsuite>\n</testsuites>\n"
    }

    private static func fixed(_ seconds: Double) -> String { String(format: "%.3f", seconds) }

    private static func escape(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\n", "\t": escaped += "&#\(scalar.value);"
            case "\u{0}"..."\u{1F}", "\u{7F}", "\u{FFFE}", "\u{FFFF}": escaped += "?"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
