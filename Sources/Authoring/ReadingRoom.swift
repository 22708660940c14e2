import Glibc

/// Where files may be read from while a text of somebody else's is looked through: what it names may lie anywhere.
public enum ReadingRoom {
    /// Nil where every file may be read that the system lets us read.
    @TaskLocal public static var folders: [String]?

    /// Whether a file lies in one of the folders, wherever its name and its links lead.
    public static func allows(_ path: String) -> Bool {
        guard let folders else { return true }
        guard let place = real(path) else { return false }
        for folder in folders {
            if let room = real(folder), place.hasPrefix("\(room)/") { return true }
        }
        return false
    }

    private static func real(_ path: String) -> String? {
        guard let found = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(found) }
        return unsafe String(cString: found)
    }
}
