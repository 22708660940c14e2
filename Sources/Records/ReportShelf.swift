import FoundationEssentials
import Glibc

/// The reports that a station wrote, one folder each, and the recordings of sessions that never came to an end.
struct ReportShelf {
    private let folder: String

    /// - Parameter state: the station's state folder.
    init(of state: String) { folder = "\(state)/reports" }

    /// Reports and recordings of a trainee, by their paths.
    /// - Parameter owner: whom a recording is of.
    func all(of trainee: String, owner: (String) -> String?) -> [String] {
        names.map { "\(folder)/\($0)" }.filter { path in
            if path.hasSuffix(".mcap") { return owner(path) == trainee }
            if let said = reported(in: path) { return said == trainee }
            // A report that was never finished, beside its recording.
            let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
            return names.contains { $0.hasSuffix(".mcap") && owner("\(path)/\($0)") == trainee }
        }
    }

    /// Whom a report is of, as it says itself; nil where it does not.
    private func reported(in report: String) -> String? {
        struct Owner: Decodable { var trainee: String? }
        let text = FileManager.default.contents(atPath: "\(report)/report.json") ?? Data()
        return try? JSONDecoder().decode(Owner.self, from: text).trainee
    }

    /// What was last written before a time, s since 1970: reports with their recordings, and recordings without an end.
    /// - Parameter others: paths of files that are looked at, too.
    func older(than time: Double, and others: [String] = []) -> [String] {
        (names.map { "\(folder)/\($0)" } + others).filter { path in
            var facts = stat()
            return unsafe lstat(path, &facts) == 0 && Double(facts.st_mtim.tv_sec) < time
        }
    }

    private var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted() }
}
