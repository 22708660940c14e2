import Foundation

/// The files of the checkout that the tests run in.
enum SourceTree {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Every file below a folder of the checkout whose name ends in one of the extensions, in a stable order.
    static func files(in folder: String, _ extensions: Set<String>) throws -> [SourceFile] {
        let base = root.appending(path: folder)
        let walk = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil)
        let found = (walk?.allObjects ?? []).compactMap { $0 as? URL }
        return try found.filter { extensions.contains($0.pathExtension) }
            .map { try SourceFile(path: String($0.path.dropFirst(root.path.count + 1))) }
            .sorted { $0.path < $1.path }
    }

    /// The Swift files of the modules.
    static let sources = Result { try files(in: "Sources", ["swift"]) }
    /// The Swift files of the tests.
    static let tests = Result { try files(in: "Tests", ["swift"]) }
}
