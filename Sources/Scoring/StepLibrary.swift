import Authoring
import FoundationEssentials

/// Files of shared steps that scenarios build on: `extends: library/im-injection-adult`.
///
/// They lie beside the scenarios, and a file may itself extend another.
public struct StepLibrary: Sendable {
    /// The version of the file format that this program reads.
    public static let format = "senshi-steps/1"
    /// How many files may build on each other.
    static let longestChain = 8

    /// The folder of the scenarios.
    public let folder: String

    public init(folder: String) { self.folder = folder }

    /// The library that belongs to a scenario file: the folder that it lies in.
    public init(besideScenario path: String) {
        folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    }

    /// Everything that can be extended, as scenarios name it, sorted.
    public var names: [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/library")) ?? []
        return files.filter { $0.hasSuffix(".yaml") }.map { "library/\($0.dropLast(5))" }.sorted()
    }

    /// Where shared steps are written.
    public func path(of name: String) -> String { "\(folder)/\(name).yaml" }
}
