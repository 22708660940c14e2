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
    /// the station's own scenarios. The store may be used meanwhile: the copy is of one moment, with every recording that
    /// its results name.
    public func backup(to target: String) throws(StoreFailure) {
        guard !FileManager.default.fileExists(atPath: target) else { throw StoreFailure(.exists, target) }
        let draft = "\(target).part"
        do throws(StoreFailure) {
            var tries = 0
            while try !copy(to: draft) {
                tries += 1
                guard tries < Self.mostTries else { throw StoreFailure(.busy, path) }
            }
            try Self.settleAll(of: draft)
            guard unsafe rename(draft, target) == 0 else { throw StoreFailure(errno, target) }
        } catch {
            try? FileManager.default.removeItem(atPath: draft)
            throw error
        }
        try Self.settle(URL(filePath: target).deletingLastPathComponent().path)
    }

    /// How often a backup is begun anew because somebody's data was deleted meanwhile.
    private static let mostTries = 5

    /// Brings a backup back into a folder that has no store; one that is there already, such as a service's own, may hold
    /// other things. The backup stays as it is to the last byte, and may lie on a medium that can't be written.
    public static func restore(_ backup: String, to folder: String) throws(StoreFailure) -> Store {
        for part in parts.reversed() where FileManager.default.fileExists(atPath: "\(folder)/\(part)") {
            throw StoreFailure(.exists, "\(folder)/\(part)")
        }
        let isNew = !FileManager.default.fileExists(atPath: folder)
        let draft = isNew ? "\(folder).part" : "\(folder)/restored.part"
        do throws(StoreFailure) {
            try begin(draft)
            try copyRecords(of: backup, to: draft)
            for part in kept where FileManager.default.fileExists(atPath: "\(backup)/\(part)") {
                try copyFolder("\(backup)/\(part)", to: "\(draft)/\(part)")
            }
            // What can't be used is told before anything of it is in place.
            let store = try Store(in: draft)
            try guarded(store.path) { try store.pool.close() }
            try settleAll(of: draft)
            if isNew {
                guard unsafe rename(draft, folder) == 0 else { throw StoreFailure(errno, folder) }
            } else {
                for part in parts where FileManager.default.fileExists(atPath: "\(draft)/\(part)") {
                    guard unsafe rename("\(draft)/\(part)", "\(folder)/\(part)") == 0 else {
                        throw StoreFailure(errno, "\(folder)/\(part)")
                    }
                }
            }
        } catch {
            try? FileManager.default.removeItem(atPath: draft)
            throw error
        }
        if !isNew { try? FileManager.default.removeItem(atPath: draft) }
        try settle(isNew ? URL(filePath: folder).deletingLastPathComponent().path : folder)
        return try Store(in: folder)
    }

    /// Copies all that a backup holds: first the results of one moment, then the recordings that they name.
    /// - Returns: false where one of these was deleted meanwhile: a deleted person's data must not be in a new backup.
    private func copy(to draft: String) throws(StoreFailure) -> Bool {
        try Self.begin(draft)
        try Self.copyFile(StationKey.path(in: folder), to: StationKey.path(in: draft))
        let names: [String] = try Self.guarded(path) {
            try Self.snapshot(pool, to: Self.file(in: draft))
            let copy = try DatabaseQueue(path: Self.file(in: draft))
            defer { try? copy.close() }
            return try copy.read { try String.fetchAll($0, sql: "SELECT body FROM attempt") }
                .compactMap { try Attempt.read($0).recording }
        }
        guard unsafe mkdir("\(draft)/recordings", 0o700) == 0 else { throw StoreFailure(errno, draft) }
        var lost: [String] = []
        for name in names {
            do throws(StoreFailure) {
                try Self.copyFile(recordingPath(name), to: "\(draft)/recordings/\(name)")
            } catch {
                guard !FileManager.default.fileExists(atPath: recordingPath(name)) else { throw error }
                lost.append(name)
            }
        }
        // One that is gone while its result is there is as gone in the backup.
        let current = lost.isEmpty ? [] : Set(try attempts().compactMap(\.recording))
        guard lost.allSatisfy(current.contains) else { return false }
        for part in Self.kept.dropFirst() where FileManager.default.fileExists(atPath: "\(folder)/\(part)") {
            try Self.copyFolder("\(folder)/\(part)", to: "\(draft)/\(part)")
        }
        return true
    }

    private static func begin(_ draft: String) throws(StoreFailure) {
        try? FileManager.default.removeItem(atPath: draft)
        do {
            try FileManager.default.createDirectory(
                atPath: draft, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch { throw StoreFailure(errno == 0 ? EACCES : errno, draft) }
    }

    /// A copy on a medium that is pulled out next must be on it.
    private static func settleAll(of draft: String) throws(StoreFailure) {
        for part in (try? FileManager.default.subpathsOfDirectory(atPath: draft)) ?? [] {
            try settle("\(draft)/\(part)")
        }
        try settle(draft)
    }
}
