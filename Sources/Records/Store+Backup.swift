import FoundationEssentials
import GRDB
import Glibc

extension Store {
    /// Writes a whole copy of the station's records into a folder that is not there yet: results, key and recordings.
    /// The store may be used meanwhile.
    public func backup(to target: String) throws(StoreFailure) {
        guard !FileManager.default.fileExists(atPath: target) else { throw StoreFailure(.exists, target) }
        let draft = "\(target).part"
        try? FileManager.default.removeItem(atPath: draft)
        do {
            try FileManager.default.createDirectory(
                atPath: draft, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try FileManager.default.copyItem(atPath: "\(folder)/station.key", toPath: "\(draft)/station.key")
            if FileManager.default.fileExists(atPath: "\(folder)/recordings") {
                try FileManager.default.copyItem(atPath: "\(folder)/recordings", toPath: "\(draft)/recordings")
            }
        } catch { throw StoreFailure(.notKept, target) }
        try Self.guarded(path) {
            let copy = try DatabaseQueue(path: Self.file(in: draft))
            try pool.backup(to: copy)
            try copy.close()
        }
        guard unsafe chmod(Self.file(in: draft), 0o600) == 0, unsafe rename(draft, target) == 0 else {
            throw StoreFailure(errno, target)
        }
    }

    /// Brings a backup back into a folder that has no store. The backup stays as it is.
    public static func restore(_ backup: String, to folder: String) throws(StoreFailure) -> Store {
        guard !FileManager.default.fileExists(atPath: file(in: folder)) else {
            throw StoreFailure(.exists, file(in: folder))
        }
        try Store(existing: backup).backup(to: folder)
        return try Store(in: folder)
    }
}
