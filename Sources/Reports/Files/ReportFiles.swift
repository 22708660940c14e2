public import Authoring
import Scoring
import Sessions

/// A report as files: `report.json` and `report.html` in a folder of their own.
public struct ReportFiles: Sendable {
    /// What the folder is called: when the run began (UTC), the scenario, and the first letters of the digest.
    public let name: String
    private let json: String
    private let page: String

    /// - Parameter language: the one that the page shows first.
    public init(_ report: Report, language: Language) {
        json = report.json()
        page = report.page(in: language)
        let began = report.run.started.map { Self.plain($0, keeping: "") } ?? "stepped"
        let scenario = Self.plain(report.score.scenario.id, keeping: "-_.")
        name = "\(began.prefix(24))-\(scenario.prefix(64))-\(Self.plain(report.run.digest, keeping: "").prefix(8))"
    }

    /// Where the files are.
    public struct Written: Sendable, Equatable {
        /// The path of the run's own folder, and of the files in it.
        public let folder: String
        /// Path of `report.json`.
        public var json: String { "\(folder)/report.json" }
        /// Path of `report.html`.
        public var page: String { "\(folder)/report.html" }
    }

    /// Writes both files, or nothing. An earlier report is never written over: the folder then gets a number.
    ///
    /// - Parameter directory: created where it is missing.
    public func write(to directory: String) throws(WriteFailure) -> Written {
        var directory = directory
        while directory.count > 1, directory.hasSuffix("/") { directory.removeLast() }
        let folder = try Folder.create(
            name, in: directory.isEmpty ? "." : directory, files: ["report.json": json, "report.html": page])
        return Written(folder: folder)
    }

    /// Only letters and digits of ASCII, and `kept`: no path, no hidden file, nothing that a shell reads otherwise.
    private static func plain(_ text: String, keeping kept: String) -> String {
        let plain = text.filter { $0.isASCII && ($0.isLetter || $0.isNumber || kept.contains($0)) }
        return plain.isEmpty ? "run" : plain
    }
}
