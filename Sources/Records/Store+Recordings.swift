import Crypto
import FoundationEssentials
import Glibc

extension Store {
    /// Where a recording is.
    public func recordingPath(_ name: String) -> String { "\(folder)/recordings/\(name)" }

    /// Copies a recording beside the store and writes its name and hash into the attempt, which is to be added next.
    public func keep(recording path: String, of attempt: inout Attempt) throws(StoreFailure) {
        let name = "\(attempt.id.uuidString).mcap"
        try copy(path, to: name)
        attempt.recordingHash = try Self.hash(of: recordingPath(name))
        attempt.recording = name
    }

    /// Takes in the attempts of another station, with their recordings; what is here already stays as it is.
    /// - Returns: how many were new.
    public func merge(_ other: Store, at now: String) throws(StoreFailure) -> Int {
        var count = 0
        for attempt in try other.attempts() {
            if let name = attempt.recording, !FileManager.default.fileExists(atPath: recordingPath(name)) {
                try copy(other.recordingPath(name), to: name)
            }
            if try add(attempt, at: now) { count += 1 }
        }
        return count
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
        do {
            try FileManager.default.createDirectory(
                atPath: "\(folder)/recordings", withIntermediateDirectories: true,
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
        try Self.settle("\(folder)/recordings")
    }

    /// Once this returns, what a file or a folder holds outlives a power cut.
    static func settle(_ path: String) throws(StoreFailure) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StoreFailure(errno, path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw StoreFailure(errno, path) }
    }
}
