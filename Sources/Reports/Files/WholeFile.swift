/// A file that is there whole or not at all.
public enum WholeFile {
    /// Writes the bytes beside their place first, then by that name.
    ///
    /// - Parameter isPersonal: nobody but its owner may read it.
    public static func write(_ bytes: [UInt8], to path: String, isPersonal: Bool = false) throws(WriteFailure) {
        try Folder.replace(path, with: bytes, mode: isPersonal ? 0o600 : 0o644)
    }
}
