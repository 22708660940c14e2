/// A file that is there whole or not at all.
public enum WholeFile {
    /// Writes the bytes beside their place first, then by that name.
    public static func write(_ bytes: [UInt8], to path: String) throws(WriteFailure) {
        try Folder.replace(path, with: bytes)
    }
}
