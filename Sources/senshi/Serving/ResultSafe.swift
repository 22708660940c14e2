import Authoring
import Foundation
import Records
import Stations
import Synchronization

/// Sees to it that a finished result outlives a disk that is full or can't be written: it holds room for it, remembers
/// what could not be written, also in a file elsewhere, and writes it when it can.
final class ResultSafe: Sendable {
    private let store: Store
    private let ballast: Ballast
    /// Begins the names of the files elsewhere; nil where there is no place.
    private let elsewhere: String?
    private let waiting: Mutex<(attempts: [Attempt], trouble: StoreFailure?)>

    /// Takes up what an earlier daemon could not write either.
    init(_ store: Store, _ environment: [String: String]) {
        self.store = store
        ballast = Ballast(in: store.folder)
        let place = (environment["RUNTIME_DIRECTORY"] ?? environment["XDG_RUNTIME_DIR"])?.split(separator: ":").first
        let station = store.key.publicText.filter { $0.isLetter || $0.isNumber }.prefix(16)
        elsewhere = place.map { "\($0)/unkept-\(station)-" }
        waiting = Mutex((Self.left(elsewhere), nil))
        retry()
    }

    /// Whether a session may begin whose result must find room.
    func prepare() throws(StoreFailure) {
        if let number = ballast.fill() { throw StoreFailure(number, store.folder) }
    }

    /// Gives the room that was held to whoever needs it now. False where it is used up.
    func makeRoom() -> Bool { ballast.release() }

    /// A result that could not be written, and why.
    func remember(_ attempt: Attempt, because trouble: StoreFailure) {
        waiting.withLock { waiting in
            waiting.attempts.append(attempt)
            waiting.trouble = trouble
        }
        if let path = path(of: attempt), let bytes = try? JSONEncoder().encode(attempt) {
            _ = FileManager.default.createFile(atPath: path, contents: bytes, attributes: [.posixPermissions: 0o600])
        }
    }

    /// Results that wait, and why; nil where none does.
    var trouble: (count: Int, why: LocalizedText)? {
        waiting.withLock { waiting in
            waiting.attempts.isEmpty
                ? nil : (waiting.attempts.count, waiting.trouble?.sentence ?? LocalizedText(ja: "", en: ""))
        }
    }

    /// Writes what waits, where it can be written.
    /// - Returns: how many were.
    @discardableResult
    func retry() -> Int {
        var count = 0
        for attempt in waiting.withLock({ $0.attempts }) {
            do throws(StoreFailure) { try store.add(attempt, at: StateFolder.now) } catch {
                waiting.withLock { $0.trouble = error }
                break
            }
            count += 1
            waiting.withLock { waiting in waiting.attempts.removeAll { $0.id == attempt.id } }
            if let path = path(of: attempt) { try? FileManager.default.removeItem(atPath: path) }
        }
        return count
    }

    private func path(of attempt: Attempt) -> String? { elsewhere.map { "\($0)\(attempt.id.uuidString).json" } }

    private static func left(_ elsewhere: String?) -> [Attempt] {
        guard let elsewhere, let slash = elsewhere.lastIndex(of: "/") else { return [] }
        let folder = String(elsewhere[..<slash]), start = elsewhere[elsewhere.index(after: slash)...]
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasPrefix(start) }.sorted().compactMap { name in
            FileManager.default.contents(atPath: "\(folder)/\(name)").flatMap {
                try? JSONDecoder().decode(Attempt.self, from: $0)
            }
        }
    }
}
