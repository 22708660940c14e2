import Foundation

/// A file that goes when nobody needs it any more.
final class RecordedFile {
    let path: String

    init(path: String) { self.path = path }

    deinit { unlink(path) }
}
