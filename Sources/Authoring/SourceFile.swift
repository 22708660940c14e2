import Glibc

/// A file on disk that may be anything: missing, a directory, a pipe that never answers, or 50 MB.
struct SourceFile {
    let path: String

    /// The bytes, or nil and a diagnostic. Never reads more than ``Document/largestFile``.
    func read(into diagnostics: Diagnostics) -> [UInt8]? {
        func refuse(_ message: String, _ expected: String, _ rule: String) -> [UInt8]? {
            diagnostics.add(at: .file, message, expected: expected, rule: rule)
            return nil
        }
        guard ReadingRoom.allows(path) else {
            return refuse("there is no such file here", "name a file of the station's own scenarios", "file/open")
        }
        let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            let reason = unsafe String(cString: strerror(errno))
            return refuse(
                "the file can't be opened: \(reason)", "give the path of a file that you may read", "file/open")
        }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            return refuse("this is not a file", "give the path of a YAML file", "file/kind")
        }
        if status.st_size > Document.largestFile {
            let size = text(of: Double(status.st_size) / 1e6, digits: 3)
            return refuse("the file has \(size) MB", "at most 1 MiB is read", "file/size")
        }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count <= Document.largestFile {
            let count = unsafe Glibc.read(descriptor, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else {
                let reason = unsafe String(cString: strerror(errno))
                return refuse("the file can't be read: \(reason)", "try again, or copy it to this disk", "file/read")
            }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
        }
        return refuse("the file grows while it is read", "at most 1 MiB is read", "file/size")
    }
}
