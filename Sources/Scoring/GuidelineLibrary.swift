import Authoring
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

    /// The profiles that have a band, sorted; one with errors has none.
    func names(withBand band: String) -> [String] {
        names.filter { Guideline.read(contentsOf: path(of: $0), into: Diagnostics())?.bands[band] != nil }
    }

    /// What to do where a guideline lacks a band: which others have it, or what there is.
    func advice(without band: String, _ guideline: Guideline) -> LocalizedText {
        let others = names(withBand: band).filter { $0 != guideline.id }
        let own = guideline.bands.keys.sorted()
        guard !others.isEmpty else { return .thereAre(own) }
        return LocalizedText(
            ja: "これがあるガイドライン(\(others.joined(separator: "、")))を選ぶか、自分の「limits」を書いてください。"
                + "「\(guideline.id)」にあるのは\(own.joined(separator: "、"))です",
            en: "name a guideline that has it (\(others.joined(separator: ", "))), or write 'limits' of your own; "
                + "'\(guideline.id)' has \(own.joined(separator: ", "))")
    }

    /// Where a profile is written.
    public func path(of name: String) -> String {
        let own = "\(directory)/\(name).yaml"
        guard let shipped, !FileManager.default.fileExists(atPath: own) else { return own }
        return "\(shipped)/\(name).yaml"
    }
}
