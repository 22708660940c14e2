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
    /// Where those lie that it does not have itself.
    private let shipped: String?

    public init(folder: String, shipped: String? = nil) {
        self.folder = folder
        self.shipped = shipped
    }

    /// The library that belongs to a scenario file: the folder that it lies in.
    ///
    /// - Parameter shipped: the folder of the shipped scenarios, whose shared steps may be extended too.
    public init(besideScenario path: String, shipped: String? = nil) {
        self.init(folder: path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ".", shipped: shipped)
    }

    /// Everything that can be extended, as scenarios name it, sorted.
    public var names: [String] {
        let files = ([folder] + (shipped.map { [$0] } ?? [])).flatMap {
            (try? FileManager.default.contentsOfDirectory(atPath: "\($0)/library")) ?? []
        }
        return Set(files.filter { $0.hasSuffix(".yaml") }.map { "library/\($0.dropLast(5))" }).sorted()
    }

    /// Every scenario beside them, which an event may run, sorted.
    public var scenarios: [String] {
        let files = ([folder] + (shipped.map { [$0] } ?? [])).flatMap {
            (try? FileManager.default.contentsOfDirectory(atPath: $0)) ?? []
        }
        return Set(files.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix("_") }.map { String($0.dropLast(5)) }).sorted()
    }

    /// Where shared steps are written.
    public func path(of name: String) -> String {
        let own = "\(folder)/\(name).yaml"
        guard let shipped, !FileManager.default.fileExists(atPath: own) else { return own }
        return "\(shipped)/\(name).yaml"
    }
}
