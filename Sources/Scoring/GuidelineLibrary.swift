import FoundationEssentials

/// The guideline profiles of a directory: `jp` is `jp.yaml`.
public struct GuidelineLibrary: Sendable {
    /// Where the profiles lie.
    public let directory: String

    public init(directory: String) { self.directory = directory }

    /// The library that belongs to a scenario file: the directory `guidelines` beside it.
    public init(besideScenario path: String) {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) + "/" } ?? ""
        directory = folder + "guidelines"
    }

    /// All profiles, sorted.
    public var names: [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
    }

    /// Where a profile is written.
    public func path(of name: String) -> String { "\(directory)/\(name).yaml" }
}
