/// The checkout that the tests were built from.
public enum Repository {
    /// Its root folder.
    public static let root: String = {
        var path = #filePath[...]
        for _ in 0..<3 { path = path[..<(path.lastIndex(of: "/") ?? path.startIndex)] }
        return String(path)
    }()
}
