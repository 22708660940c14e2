import Foundation
import TestSupport

/// A grey box of a page of the documentation: its language and what stands in it.
struct GuideBlock {
    let language: String
    let text: String

    /// All of a page's, from its top.
    static func all(of page: String) throws -> [GuideBlock] {
        var blocks: [GuideBlock] = []
        var (language, lines): (String?, [String]) = (nil, [])
        for line in try text(of: page).components(separatedBy: "\n") {
            guard line.hasPrefix("```") else {
                lines.append(line)
                continue
            }
            if let open = language {
                blocks.append(GuideBlock(language: open, text: lines.joined(separator: "\n") + "\n"))
                language = nil
            } else {
                language = String(line.dropFirst(3))
            }
            lines = []
        }
        return blocks
    }

    /// The whole page.
    static func text(of page: String) throws -> String {
        try String(
            contentsOfFile: "\(Repository.root)/Sources/senshi/Documentation.docc/\(page).md", encoding: .utf8)
    }

    /// The name of a file that a page says to write: `# NAME.yaml` in its first line.
    var fileName: String? { text.firstMatch(of: /^# (\S+\.yaml)\n/).map { String($0.1) } }
}
