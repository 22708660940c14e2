import FoundationEssentials

/// The guideline profiles of a directory: `jp` is `jp.yaml`.
public struct GuidelineLibrary: Sendable {
    /// Where the profiles lie.
    public let directory: String
    /// Where those lie that it does not have itself.
    private let shipped: String?

    public init(directory: String, shipped: String? = nil) {
        self.directory = directory
        self.shipped = shipped
    }

    /// The library that belongs to a scenario file: the directory `guidelines` beside it.
    ///
    /// - Parameter shipped: the folder of the shipped scenarios, whose guidelines may be named too.
    public init(besideScenario path: String, shipped: String? = nil) {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) + "/" } ?? ""
        self.init(directory: folder + "guidelines", shipped: shipped.map { "\($0)/guidelines" })
    }

    /// All profiles, sorted.
    public var names: [String] {
        let files = ([directory] + (shipped.map { [$0] } ?? [])).flatMap {
            (try? FileManager.default.contentsOfDirectory(atPath: $0)) ?? []
        }
        return Set(files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }).sorted()
    }

    /// Where a profile is written.
    public func path(of name: String) -> String {
        let own = "\(directory)/\(name).yaml"
        guard let shipped, !FileManager.default.fileExists(atPath: own) else { return own }
        return "\(shipped)/\(name).yaml"
    }
}
