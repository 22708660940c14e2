import Foundation

/// An approved outcome beside a case, line by line.
struct Golden {
    let path: String

    /// What is written; nil where there is no such file.
    var text: String? { try? String(contentsOfFile: path, encoding: .utf8) }

    /// Lines that were and are no more, with −, and lines that are new, with +; nil where both are the same.
    /// In the order of the outcome; at most so many lines, and how many more there are.
    static func difference(_ old: String, _ new: String, most: Int = .max) -> String? {
        guard old != new else { return nil }
        let (before, after) = (
            old.split(separator: "\n", omittingEmptySubsequences: false),
            new.split(separator: "\n", omittingEmptySubsequences: false)
        )
        let changes = after.difference(from: before)
        func places(_ changes: [CollectionDifference<Substring>.Change]) -> Set<Int> {
            Set(
                changes.map { change in
                    switch change {
                    case .remove(let place, _, _), .insert(let place, _, _): place
                    }
                })
        }
        let (gone, come) = (places(changes.removals), places(changes.insertions))
        var (lines, one, other) = ([String](), 0, 0)
        while one < before.count || other < after.count {
            if gone.contains(one) {
                lines.append("- \(before[one])")
                one += 1
            } else if come.contains(other) {
                lines.append("+ \(after[other])")
                other += 1
            } else {
                (one, other) = (one + 1, other + 1)
            }
        }
        let more = lines.count > most ? "\n… \(lines.count - most) more lines" : ""
        return lines.prefix(most).joined(separator: "\n") + more
    }
}
