import Foundation
import Records

/// Files of a station's results that could not be written to its store, in a place elsewhere that lasts until the machine
/// ends.
struct UnkeptResults: Sendable {
    private let folder: String
    private let start: String

    private init(in folder: String, of key: StationKey) {
        self.folder = folder
        start = "unkept-\(key.publicText.filter { $0.isLetter || $0.isNumber }.prefix(16))-"
    }

    /// Where a daemon with these variables puts them; nil where there is no place.
    init?(of key: StationKey, _ environment: [String: String]) {
        let place = (environment["RUNTIME_DIRECTORY"] ?? environment["XDG_RUNTIME_DIR"])?.split(separator: ":").first
        guard let place else { return nil }
        self.init(in: String(place), of: key)
    }

    /// Wherever a daemon may have put them: this user's places, and those of the package's service.
    static func places(for key: StationKey, _ environment: [String: String]) -> [UnkeptResults] {
        let named = ["RUNTIME_DIRECTORY", "XDG_RUNTIME_DIR"].compactMap {
            environment[$0]?.split(separator: ":").first.map(String.init)
        }
        let all = Set(named + ["/run/user/\(getuid())", "/run/senshi"])
        return all.sorted().map { UnkeptResults(in: $0, of: key) }
    }

    /// All that are there.
    var all: [Attempt] { files.compactMap { Self.read($0) } }

    /// Writes one down, for its owner's eyes.
    func keep(_ attempt: Attempt) {
        guard let bytes = try? JSONEncoder().encode(attempt) else { return }
        _ = FileManager.default.createFile(
            atPath: path(of: attempt), contents: bytes, attributes: [.posixPermissions: 0o600])
    }

    /// It is kept elsewhere now.
    func remove(_ attempt: Attempt) { try? FileManager.default.removeItem(atPath: path(of: attempt)) }

    /// Takes away those of one trainee.
    /// - Returns: how many there were.
    func remove(of trainee: String) -> Int {
        let own = files.filter { Self.read($0)?.trainee == trainee }
        for path in own { try? FileManager.default.removeItem(atPath: path) }
        return own.count
    }

    private var files: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasPrefix(start) }.sorted().map { "\(folder)/\($0)" }
    }

    private func path(of attempt: Attempt) -> String { "\(folder)/\(start)\(attempt.id.uuidString).json" }

    private static func read(_ path: String) -> Attempt? {
        FileManager.default.contents(atPath: path).flatMap { try? JSONDecoder().decode(Attempt.self, from: $0) }
    }
}
