import Foundation

/// One text file of the checkout.
struct SourceFile: Sendable, CustomStringConvertible {
    /// From the root of the checkout.
    let path: String
    let lines: [String]
    /// The same lines without comments and without what stands in string literals.
    let code: [String]

    init(path: String) throws {
        let data = try Data(contentsOf: SourceTree.root.appending(path: path))
        self.init(path: path, text: String(decoding: data, as: UTF8.self))
    }

    init(path: String, text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        code = SwiftCode.stripped(text).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    var description: String { path }

    /// The module that a file of `Sources` belongs to.
    var module: String { String(path.split(separator: "/").dropFirst().first ?? "") }
    var name: String { String(path.split(separator: "/").last ?? "") }

    /// Lines as editors count them: a newline at the end begins no line.
    var length: Int { lines.last == "" ? lines.count - 1 : lines.count }

    /// The modules that are imported, each with its line number from 1.
    var imports: [(module: String, line: Int)] {
        code.enumerated().compactMap { index, line in
            line.firstMatch(
                of: /^(?:@\w+(?:\(\w+\))?\s+)*(?:(?:public|package|internal|private)\s+)?import\s+(?:\w+\s+)?(\w+)/
            )
            .map { (String($0.1), index + 1) }
        }
    }
}
