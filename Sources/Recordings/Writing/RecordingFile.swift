import Glibc

/// A recording on disk. What could not be written whole is taken back, so that the file stays one that opens.
public struct RecordingFile: RecordingSink {
    private let path: String
    private let descriptor: Int32

    /// Creates the file; one that is there already is replaced.
    public init(path: String) throws(RecordingTrouble) {
        self.path = path
        descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw RecordingTrouble(path: path, errno: errno) }
        Self.keepName(of: path)
    }

    /// Sees to it that a file's name, new or changed, is on the disk: a power cut takes neither the one nor the other.
    public static func keepName(of path: String) {
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let place = path.hasPrefix("/") && folder.isEmpty ? "/" : folder.isEmpty ? "." : folder
        let descriptor = unsafe open(place, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        _ = fsync(descriptor)
        Glibc.close(descriptor)
    }

    /// Takes all bytes or none.
    public func write(_ bytes: [UInt8]) throws(RecordingTrouble) {
        let before = lseek(descriptor, 0, SEEK_CUR)
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { rest in
                guard let base = rest.baseAddress else { return 0 }
                return unsafe Glibc.write(descriptor, base + written, bytes.count - written)
            }
            if count > 0 {
                written += count
            } else if errno != EINTR {
                let trouble = RecordingTrouble(path: path, errno: errno)
                if ftruncate(descriptor, before) == 0 { lseek(descriptor, before, SEEK_SET) }
                throw trouble
            }
        }
    }

    /// What was written is on the disk; a file that somebody removed is a trouble.
    public func synchronize() throws(RecordingTrouble) {
        if fdatasync(descriptor) != 0 && errno != EINVAL && errno != EROFS {
            throw RecordingTrouble(path: path, errno: errno)
        }
        var status = stat()
        if unsafe fstat(descriptor, &status) == 0 && status.st_nlink == 0 {
            throw RecordingTrouble(path: path, cause: .vanished)
        }
    }

    /// Nothing more comes.
    public func close() { Glibc.close(descriptor) }
}
