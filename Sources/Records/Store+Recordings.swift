import Crypto
import FoundationEssentials
import GRDB
import Glibc

extension Store {
    /// Where a recording is.
    public func recordingPath(_ name: String) -> String { "\(recordings)/\(name)" }

    /// Copies a recording beside the store and writes its name and hash into the attempt, which is to be added next.
    public func keep(recording path: String, of attempt: inout Attempt) throws(StoreFailure) {
        let name = Attempt.recordingName(of: attempt.id)
        try copy(path, to: name)
        attempt.recordingHash = try Self.hash(of: recordingPath(name))
        attempt.recording = name
    }

    /// What came of joining another station's results.
    public struct Merging: Sendable, Equatable {
        /// How many were new.
        public var new = 0
        /// How many were left out because they were deleted here.
        public var deleted = 0

        public init(new: Int = 0, deleted: Int = 0) {
            self.new = new
            self.deleted = deleted
        }
    }

    /// Takes in the attempts of another station, with their recordings; what is here already stays as it is, and what was
    /// deleted here does not come back.
    public func merge(_ other: Store, at now: String) throws(StoreFailure) -> Merging {
        var merging = Merging()
        let graves = try graves()
        var silent: [UUID] = []
        for attempt in try other.attempts() {
            if graves.contains(where: { $0.holds(attempt.id) }) {
                merging.deleted += 1
                continue
            }
            if let name = attempt.recording, !FileManager.default.fileExists(atPath: recordingPath(name)),
                FileManager.default.fileExists(atPath: other.recordingPath(name))
            {
                try copy(other.recordingPath(name), to: name)
            }
            guard try add(attempt, at: now) else { continue }
            merging.new += 1
            if let name = attempt.recording, !FileManager.default.fileExists(atPath: recordingPath(name)) {
                silent.append(attempt.id)
            }
        }
        try hush(silent, at: now)
        return merging
    }

    /// Says of attempts in the chain that their recordings are gone: they grew old where these come from.
    private func hush(_ attempts: [UUID], at now: String) throws(StoreFailure) {
        guard !attempts.isEmpty else { return }
        try Self.guarded(path) {
            try pool.write { database in
                let sequences = try attempts.compactMap {
                    try Int64.fetchOne(
                        database, sql: "SELECT sequence FROM attempt WHERE id = ?", arguments: [$0.uuidString])
                }
                try bury(sequences.map { "r\($0)" }, of: [], at: now, database)
            }
        }
    }

    /// SHA-256 of a file, hex.
    static func hash(of path: String) throws(StoreFailure) -> String {
        guard let bytes = try? Data(contentsOf: URL(filePath: path), options: .mappedIfSafe) else {
            throw StoreFailure(.missing, path)
        }
        return Link.hex(SHA256.hash(data: bytes))
    }

    /// Whole or not at all. On a full disk it is the same file under a second name, which takes no room.
    private func copy(_ path: String, to name: String) throws(StoreFailure) {
        let target = recordingPath(name), draft = "\(target).part"
        var facts = stat()
        guard unsafe lstat(path, &facts) == 0 else { throw StoreFailure(errno, path) }
        guard facts.st_mode & S_IFMT == S_IFREG else { throw StoreFailure(.damaged, path) }
        do {
            try FileManager.default.createDirectory(
                atPath: recordings, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
            try? FileManager.default.removeItem(atPath: draft)
            try FileManager.default.copyItem(atPath: path, toPath: draft)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: draft)
        } catch {
            try? FileManager.default.removeItem(atPath: draft)
            guard unsafe link(path, draft) == 0, unsafe chmod(draft, 0o600) == 0 else {
                throw StoreFailure(.notKept, target)
            }
        }
        // The attempt that names it is kept after it: a power cut must not leave the one without the other.
        try Self.settle(draft)
        guard unsafe rename(draft, target) == 0 else { throw StoreFailure(errno, target) }
        try Self.settle(recordings)
    }

    /// Once this returns, what a file or a folder holds outlives a power cut.
    static func settle(_ path: String) throws(StoreFailure) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StoreFailure(errno, path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw StoreFailure(errno, path) }
    }
}
