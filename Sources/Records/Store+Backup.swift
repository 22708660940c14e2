import FoundationEssentials
import GRDB
import Glibc

extension Store {
    /// What a station keeps beside its results and its key: recordings, and what was written at the station itself
    /// (scenarios with their former versions, hands and exemplars).
    private static let kept = ["recordings", "scenarios"]
    /// All of a backup, in the order in which it comes back: who finds the results has the rest.
    private static let parts = kept + ["station.key", "results.sqlite"]

    /// Writes a whole copy of the station's records into a folder that is not there yet: results, key, recordings, and
    /// the station's own scenarios. The store may be used meanwhile.
    public func backup(to target: String) throws(StoreFailure) {
        guard !FileManager.default.fileExists(atPath: target) else { throw StoreFailure(.exists, target) }
        let draft = "\(target).part"
        try copy(to: draft, for: target)
        guard unsafe rename(draft, target) == 0 else { throw StoreFailure(errno, target) }
        try Self.settle(URL(filePath: target).deletingLastPathComponent().path)
    }

    /// Brings a backup back into a folder that has no store; one that is there already, such as a service's own, may hold
    /// other things. The backup stays as it is.
    public static func restore(_ backup: String, to folder: String) throws(StoreFailure) -> Store {
        for part in parts.reversed() where FileManager.default.fileExists(atPath: "\(folder)/\(part)") {
            throw StoreFailure(.exists, "\(folder)/\(part)")
        }
        let store = try Store(existing: backup)
        guard FileManager.default.fileExists(atPath: folder) else {
            try store.backup(to: folder)
            return try Store(in: folder)
        }
        let draft = "\(folder)/restored.part"
        try store.copy(to: draft, for: folder)
        for part in parts where FileManager.default.fileExists(atPath: "\(draft)/\(part)") {
            guard unsafe rename("\(draft)/\(part)", "\(folder)/\(part)") == 0 else {
                throw StoreFailure(errno, "\(folder)/\(part)")
            }
        }
        unsafe rmdir(draft)
        try settle(folder)
        return try Store(in: folder)
    }

    /// - Parameter target: what a failure names.
    private func copy(to draft: String, for target: String) throws(StoreFailure) {
        let files = FileManager.default
        try? files.removeItem(atPath: draft)
        do {
            try files.createDirectory(
                atPath: draft, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try files.copyItem(atPath: "\(folder)/station.key", toPath: "\(draft)/station.key")
            for part in Self.kept where files.fileExists(atPath: "\(folder)/\(part)") {
                try files.copyItem(atPath: "\(folder)/\(part)", toPath: "\(draft)/\(part)")
            }
        } catch { throw StoreFailure(.notKept, target) }
        try Self.guarded(path) {
            let copy = try DatabaseQueue(path: Self.file(in: draft))
            try pool.backup(to: copy)
            try copy.close()
        }
        guard unsafe chmod(Self.file(in: draft), 0o600) == 0 else { throw StoreFailure(errno, target) }
        // A copy on a medium that is pulled out next must be on it.
        for part in (try? files.subpathsOfDirectory(atPath: draft)) ?? [] { try Self.settle("\(draft)/\(part)") }
        try Self.settle(draft)
    }
}
