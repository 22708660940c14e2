import Glibc

/// A file that is always whole: written beside the old one, flushed to disk, then put in its place.
public struct AtomicFile: Sendable {
    /// Why it could not be written, in the system's words.
    public struct Failure: Error, Equatable {
        /// The file that was to be written.
        public let path: String
        /// What the system says.
        public let reason: String
    }

    let path: String

    var exists: Bool { unsafe access(path, F_OK) == 0 }

    func write(_ text: String) throws(Failure) {
        let directory = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        try makeDirectory(directory)
        let draft = "\(path).\(getpid())"
        let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failure() }
        let bytes = Array(text.utf8)
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress! + written, bytes.count - written)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw giveUp(draft, descriptor) }
            written += count
        }
        guard fsync(descriptor) == 0 else { throw giveUp(draft, descriptor) }
        close(descriptor)
        guard unsafe rename(draft, path) == 0 else { throw giveUp(draft, nil) }
        let folder = unsafe open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if folder >= 0 {
            fsync(folder)
            close(folder)
        }
    }

    private func makeDirectory(_ directory: String) throws(Failure) {
        var path = directory.hasPrefix("/") ? "" : "."
        for part in directory.split(separator: "/") {
            path += "/\(part)"
            guard unsafe mkdir(path, 0o755) == 0 || errno == EEXIST else { throw failure() }
        }
    }

    private func giveUp(_ draft: String, _ descriptor: Int32?) -> Failure {
        let failure = failure()
        if let descriptor { close(descriptor) }
        unsafe unlink(draft)
        return failure
    }

    private func failure() -> Failure {
        unsafe Failure(path: path, reason: String(cString: strerror(errno)))
    }
}
