import FoundationEssentials
import Glibc

/// A private folder for a copy of somebody else's records: it goes with its last user.
final class Loan: Sendable {
    let folder: String
    private static let start = "borrowed-"

    /// Makes one in a folder. What a program that was killed left there goes first.
    init(in place: String) throws(StoreFailure) {
        Self.sweep(place)
        folder = "\(place)/\(Self.start)\(getpid())-\(UUID().uuidString)"
        guard unsafe mkdir(folder, 0o700) == 0 else { throw StoreFailure(errno, folder) }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Takes away what programs left that are no more.
    static func sweep(_ place: String) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? [] where name.hasPrefix(start) {
            guard let process = name.dropFirst(start.count).split(separator: "-").first.flatMap({ Int32($0) }),
                kill(process, 0) != 0, errno == ESRCH
            else { continue }
            try? FileManager.default.removeItem(atPath: "\(place)/\(name)")
        }
    }
}
