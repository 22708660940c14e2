import FoundationEssentials
import GRDB
import Glibc

/// Copies of files, whole and their owner's alone, whatever the medium that they come from allows.
extension Store {
    /// Opens what another station or a backup holds without changing a byte of it: a copy of its results, with its
    /// recordings where they are. A medium that can't be written will do.
    /// - Parameter place: a folder for the copy, which goes with the last use of the store.
    public init(borrowing folder: String, in place: String) throws(StoreFailure) {
        let loan = try Loan(in: place)
        try Self.copyRecords(of: folder, to: loan.folder)
        try self.init(in: loan.folder, recordings: "\(folder)/recordings", loan: loan)
    }

    /// Opens a store that must be there already, to look at it: one that nobody uses stays as it is to the last byte.
    public init(reading folder: String) throws(StoreFailure) {
        if Self.isInUse(folder) {
            try self.init(existing: folder)
        } else {
            try self.init(borrowing: folder, in: FileManager.default.temporaryDirectory.path)
        }
    }

    /// Somebody has it open, or was killed: what is in its journal belongs to it.
    private static func isInUse(_ folder: String) -> Bool {
        let path = file(in: folder)
        return unsafe access("\(path)-wal", F_OK) == 0 && access(path, W_OK) == 0 && access(folder, W_OK) == 0
    }

    /// Copies results and key into a folder that is there.
    static func copyRecords(of folder: String, to draft: String) throws(StoreFailure) {
        let path = file(in: folder), target = file(in: draft)
        guard FileManager.default.fileExists(atPath: path) else { throw StoreFailure(.missing, path) }
        let key = StationKey.path(in: folder)
        guard FileManager.default.fileExists(atPath: key) else { throw StoreFailure(.keyGone, key) }
        try copyFile(key, to: StationKey.path(in: draft))
        guard isInUse(folder) else {
            try copyFile(path, to: target)
            let journal = "\(path)-wal"
            if FileManager.default.fileExists(atPath: journal) { try copyFile(journal, to: "\(target)-wal") }
            return
        }
        try guarded(path) {
            var configuration = Configuration()
            configuration.readonly = true
            configuration.busyMode = .timeout(5)
            let source = try DatabaseQueue(path: path, configuration: configuration)
            try snapshot(source, to: target)
            try source.close()
        }
    }

    /// What a database holds at one moment, in a file of its owner's. It may be used meanwhile.
    static func snapshot(_ source: some DatabaseReader, to target: String) throws {
        let descriptor = unsafe open(target, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreFailure(errno, target) }
        close(descriptor)
        let copy = try DatabaseQueue(path: target)
        try source.backup(to: copy)
        try copy.close()
    }

    /// Copies a file that is one, and no link to one.
    static func copyFile(_ path: String, to target: String) throws(StoreFailure) {
        var facts = stat()
        guard unsafe lstat(path, &facts) == 0 else { throw StoreFailure(errno, path) }
        guard facts.st_mode & S_IFMT == S_IFREG else { throw StoreFailure(.damaged, path) }
        guard unsafe access(path, R_OK) == 0 else { throw StoreFailure(errno, path) }
        do {
            try FileManager.default.copyItem(atPath: path, toPath: target)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: target)
        } catch { throw StoreFailure(.notKept, target) }
    }

    /// Copies a folder with all that is in it; links are left out.
    static func copyFolder(_ path: String, to target: String) throws(StoreFailure) {
        guard unsafe mkdir(target, 0o700) == 0 || errno == EEXIST else { throw StoreFailure(errno, target) }
        let names: [String]
        do { names = try FileManager.default.contentsOfDirectory(atPath: path) } catch {
            throw StoreFailure(.notPermitted, path)
        }
        for name in names {
            var facts = stat()
            guard unsafe lstat("\(path)/\(name)", &facts) == 0 else { continue }
            switch facts.st_mode & S_IFMT {
            case S_IFDIR: try copyFolder("\(path)/\(name)", to: "\(target)/\(name)")
            case S_IFREG: try copyFile("\(path)/\(name)", to: "\(target)/\(name)")
            default: continue
            }
        }
    }
}
