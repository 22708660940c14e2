public import Authoring
import FoundationEssentials

/// The presets of a directory: tissues in `tissues/NAME.yaml`, needles and syringes in `needles/standard.yaml`.
public struct PresetLibrary: Sendable {
    /// The tissues of a scenario that names none.
    public static let usual = "human"
    /// Where the two folders lie.
    public let directory: String

    public init(directory: String) { self.directory = directory }

    /// The library that belongs to a scenario file: the folders beside it.
    ///
    /// - Parameter shipped: the folder of the shipped scenarios, where there are no tissues beside the file.
    public init(besideScenario path: String, shipped: String? = nil) {
        let beside = PresetLibrary(directory: path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ".")
        self = beside.names.isEmpty ? PresetLibrary(directory: shipped ?? beside.directory) : beside
    }

    /// All tissues, sorted.
    public var names: [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: "\(directory)/tissues")) ?? []
        return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
    }

    /// Where tissues are written.
    public func path(ofTissues name: String) -> String { "\(directory)/tissues/\(name).yaml" }
    /// Where needles and syringes are written.
    public var pathOfNeedles: String { "\(directory)/needles/standard.yaml" }

    /// Reads tissues, and the needles. Nil where anything in them is wrong or missing; all of it is then in
    /// `diagnostics`, which ends with the file that it is about.
    public func read(_ name: String = usual, into diagnostics: Diagnostics) -> Presets? {
        guard let needles = NeedlePresets.read(contentsOf: pathOfNeedles, into: diagnostics),
            let tissues = TissuePresets.read(contentsOf: path(ofTissues: name), into: diagnostics)
        else { return nil }
        return Presets(tissues: tissues, needles: needles)
    }
}
