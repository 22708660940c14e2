import Glibc

/// Room on the disk that is held for what must not be lost: a file that is taken away when the disk is full.
public struct Ballast: Sendable {
    /// Enough for a report of a session of an hour, and for the store's journal, bytes (a report takes 0.2 MB to 2 MB).
    static let size = 8 << 20

    private let path: String
    private let size: Int

    /// - Parameter folder: on the disk that is meant.
    public init(in folder: String) { self.init(in: folder, size: Self.size) }

    init(in folder: String, size: Int) {
        path = "\(folder)/ballast"
        self.size = size
    }

    /// Holds the room, where it is not held yet. Nil, or the system's number of why it can't; then nothing is held.
    public func fill() -> Int32? {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { return errno }
        defer { close(descriptor) }
        let trouble = posix_fallocate(descriptor, 0, off_t(size))
        if trouble != 0 { unsafe unlink(path) }
        return trouble == 0 ? nil : trouble
    }

    /// Gives the room away. False where none was held.
    public func release() -> Bool { unsafe unlink(path) == 0 }
}
