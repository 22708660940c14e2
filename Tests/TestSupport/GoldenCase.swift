import FoundationEssentials

/// A pair of files: what is read, and the exact text that must come of it.
///
/// `SENSHI_REWRITE_CASES=1 swift test` writes the outputs anew instead of comparing them; look at the difference then.
public struct GoldenCase: Sendable, CustomStringConvertible {
    /// The file's name without its end.
    public let name: String
    /// The path of what is read.
    public let input: String
    /// The path of what must come of it.
    public private(set) var output: String

    public var description: String { name }
    /// The name of the file that is read.
    public var file: String {
        String(input[(input.lastIndex(of: "/").map(input.index(after:)) ?? input.startIndex)...])
    }

    public init(name: String, in folder: String, suffix: String = "yaml", output: String = "out") {
        self.name = name
        input = "\(folder)/\(name).\(suffix)"
        self.output = "\(folder)/\(name).\(output)"
    }

    /// All cases of a folder beside a test's file: `GoldenCase.all(beside: #filePath, in: "Diagnostics")`.
    public static func all(beside file: String, in folder: String, suffix: String = "yaml") -> [GoldenCase] {
        let path = "\(file[..<(file.lastIndex(of: "/") ?? file.startIndex)])/\(folder)"
        let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        let names = files.filter { $0.hasSuffix(".\(suffix)") }.map { String($0.dropLast(suffix.count + 1)) }
        return names.sorted().map { GoldenCase(name: $0, in: path, suffix: suffix) }
    }

    /// The same input, with what comes of it in another file: `"ja.out"`.
    public func ending(_ end: String) -> GoldenCase {
        var other = self
        other.output = "\(output[..<(output.lastIndex(of: ".") ?? output.endIndex)]).\(end)"
        return other
    }

    /// Nil where `actual` is the expected output; otherwise both, from the first line that differs.
    public func difference(from actual: String) throws -> String? {
        if ProcessInfo.processInfo.environment["SENSHI_REWRITE_CASES"] == "1" {
            try actual.write(toFile: output, atomically: true, encoding: .utf8)
            return nil
        }
        guard FileManager.default.fileExists(atPath: output) else { return "\(output) is missing; came:\n\(actual)" }
        let expected = try String(contentsOfFile: output, encoding: .utf8)
        if expected == actual { return nil }
        let (wanted, came) = (expected.split(separator: "\n"), actual.split(separator: "\n"))
        let same = zip(wanted, came).prefix { $0 == $1 }.count
        return """
            \(output) differs after line \(same):
            expected \(wanted.dropFirst(same).prefix(4).joined(separator: "\n"))
            came     \(came.dropFirst(same).prefix(4).joined(separator: "\n"))
            """
    }
}
