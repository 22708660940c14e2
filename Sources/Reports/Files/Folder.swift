import Glibc

/// Writes files so that a reader finds either all of them or none: into a hidden folder that takes its name at the end.
enum Folder {
    /// Creates a new folder with these files in it. Its name is `name`, or `name-2`, `name-3`… where that is taken.
    ///
    /// - Parameter files: names and texts. A missing `directory` is created, with its parents.
    /// - Returns: the new folder's path.
    static func create(
        _ name: String, in directory: String, files: KeyValuePairs<String, String>
    ) throws(WriteFailure) -> String {
        try makeDirectory(directory)
        var hidden = ""
        for attempt in 0... {
            hidden = "\(directory)/.\(name).\(getpid()).\(attempt)"
            if unsafe mkdir(hidden, 0o755) == 0 { break }
            guard errno == EEXIST else { throw WriteFailure(path: directory, cause: .init(errno)) }
        }
        do {
            for (file, text) in files { try write(text, to: "\(hidden)/\(file)") }
            try synchronize(hidden)
            return try rename(hidden, to: "\(directory)/\(name)")
        } catch {
            for (file, _) in files { unsafe unlink("\(hidden)/\(file)") }
            unsafe rmdir(hidden)
            throw WriteFailure(path: directory, cause: error.cause)
        }
    }

    /// Writes one file whole: beside its place first, then by that name.
    static func replace(_ path: String, with text: [UInt8], mode: mode_t = 0o644) throws(WriteFailure) {
        let hidden = "\(path).\(getpid()).part"
        do {
            try write(text, to: hidden, mode: mode)
        } catch {
            unsafe unlink(hidden)
            throw WriteFailure(path: path, cause: error.cause)
        }
        guard unsafe Glibc.rename(hidden, path) == 0 else {
            let cause = WriteFailure.Cause(errno)
            unsafe unlink(hidden)
            throw WriteFailure(path: path, cause: cause)
        }
    }

    private static func makeDirectory(_ path: String) throws(WriteFailure) {
        if unsafe mkdir(path, 0o755) == 0 { return }
        let number = errno
        if number == EEXIST {
            guard isDirectory(path) else { throw WriteFailure(path: path, cause: .notDirectory) }
            return
        }
        guard number == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
            throw WriteFailure(path: path, cause: .init(number))
        }
        try makeDirectory(String(path[..<slash]))
        if unsafe mkdir(path, 0o755) != 0, errno != EEXIST { throw WriteFailure(path: path, cause: .init(errno)) }
    }

    private static func isDirectory(_ path: String) -> Bool {
        let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        close(descriptor)
        return true
    }

    private static func write(_ text: String, to path: String) throws(WriteFailure) {
        try write(Array(text.utf8), to: path)
    }

    private static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o644) throws(WriteFailure) {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw WriteFailure(path: path, cause: .init(errno)) }
        var written = 0
        var failure: Int32 = 0
        while written < bytes.count, failure == 0 {
            let count = unsafe bytes.withUnsafeBytes { rest in
                unsafe Glibc.write(descriptor, rest.baseAddress! + written, bytes.count - written)
            }
            if count > 0 { written += count } else if count < 0, errno != EINTR { failure = errno }
        }
        if failure == 0, fsync(descriptor) != 0 { failure = errno }
        if close(descriptor) != 0, failure == 0 { failure = errno }
        guard failure == 0 else { throw WriteFailure(path: path, cause: .init(failure)) }
    }

    private static func synchronize(_ path: String) throws(WriteFailure) {
        let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw WriteFailure(path: path, cause: .init(errno)) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw WriteFailure(path: path, cause: .init(errno)) }
    }

    /// The kernel refuses to rename onto a folder that has something in it, and every report's folder has.
    private static func rename(_ hidden: String, to path: String) throws(WriteFailure) -> String {
        for number in 1... {
            let target = number == 1 ? path : "\(path)-\(number)"
            if unsafe Glibc.rename(hidden, target) == 0 { return target }
            guard errno == EEXIST || errno == ENOTEMPTY || errno == ENOTDIR else {
                throw WriteFailure(path: target, cause: .init(errno))
            }
        }
        return path
    }
}

extension WriteFailure.Cause {
    /// What the system's number means.
    init(_ number: Int32) {
        switch number {
        case ENOENT: self = .missing
        case ENOTDIR, EEXIST: self = .notDirectory
        case EACCES, EPERM: self = .notPermitted
        case EROFS: self = .readOnly
        case ENOSPC, EDQUOT, EFBIG: self = .full
        case ENAMETOOLONG: self = .nameTooLong
        default: self = .other(number)
        }
    }
}
