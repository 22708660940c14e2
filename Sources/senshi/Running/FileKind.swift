import Foundation
import Glibc

/// What lies at a path, and which it is: two names of one file have the same.
struct FileKind {
    private let device: dev_t
    private let number: ino_t
    /// A file on a disk, not a folder, a pipe or a device.
    let isFile: Bool

    /// Nil where there is nothing. A link that leads nowhere is itself something.
    init?(_ path: String) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 || lstat(path, &status) == 0 else { return nil }
        (device, number) = (status.st_dev, status.st_ino)
        isFile = status.st_mode & S_IFMT == S_IFREG
    }

    func isSame(as other: FileKind) -> Bool { device == other.device && number == other.number }
}
