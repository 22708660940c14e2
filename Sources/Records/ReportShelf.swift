import FoundationEssentials
import Glibc

/// The reports that a station wrote, one folder each, and the recordings of sessions that never came to an end.
struct ReportShelf {
    private let folder: String

    /// - Parameter state: the station's state folder.
    init(of state: String) { folder = "\(state)/reports" }

    /// Takes away all reports that name a trainee.
    func remove(of trainee: String) {
        struct Owner: Decodable { var trainee: String? }
        for name in names {
            let text = FileManager.default.contents(atPath: "\(folder)/\(name)/report.json") ?? Data()
            guard let owner = try? JSONDecoder().decode(Owner.self, from: text).trainee, owner == trainee else {
                continue
            }
            try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
        }
    }

    /// What was last written before a time, s since 1970: reports with their recordings, and recordings without an end.
    func older(than time: Double) -> [String] {
        names.map { "\(folder)/\($0)" }.filter { path in
            var facts = stat()
            return unsafe lstat(path, &facts) == 0 && Double(facts.st_mtim.tv_sec) < time
        }
    }

    private var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted() }
}
