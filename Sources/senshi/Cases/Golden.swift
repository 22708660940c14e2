import Foundation

/// An approved outcome beside a case, line by line.
struct Golden {
    let path: String

    /// What is written; nil where there is no such file.
    var text: String? { try? String(contentsOfFile: path, encoding: .utf8) }

    /// Lines that were and are no more, with −, and lines that are new, with +; nil where both are the same.
    static func difference(_ old: String, _ new: String) -> String? {
        guard old != new else { return nil }
        let (before, after) = (
            old.split(separator: "\n", omittingEmptySubsequences: false),
            new.split(separator: "\n", omittingEmptySubsequences: false)
        )
        var lines: [String] = []
        for change in after.difference(from: before) {
            switch change {
            case .remove(_, let line, _): lines.append("- \(line)")
            case .insert(_, let line, _): lines.append("+ \(line)")
            }
        }
        return lines.prefix(40).joined(separator: "\n")
    }
}
