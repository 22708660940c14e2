public import Foundation

/// A learning record store of the tests, in Python: it judges each statement, counts, and misbehaves as it is told.
public final class LearningRecordStorePeer {
    private let process = Process()
    private let file: URL
    public let folder: URL
    /// Its xAPI endpoint.
    public let endpoint: String

    /// - Parameter faults: what each request meets, in order; see `Tests/Tools/learning_record_store.py`.
    public init(faults: [String] = []) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "lrs-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        file = folder.appending(path: "kept.json")
        process.executableURL = URL(fileURLWithPath: PythonTools.path("python3"))
        process.arguments =
            ["\(Repository.root)/Tests/Tools/learning_record_store.py", file.path] + faults
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let port = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        endpoint = "http://127.0.0.1:\(port.trimmingCharacters(in: .whitespacesAndNewlines))/xapi"
        try Data("station:a secret\n".utf8).write(to: URL(fileURLWithPath: credentials))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: credentials)
    }

    deinit {
        process.terminate()
        try? FileManager.default.removeItem(at: folder)
    }

    /// A file with its key.
    public var credentials: String { folder.appending(path: "key").path }

    /// What it has kept and said.
    public struct Book: Decodable {
        /// JSON by id.
        public let kept: [String: String]
        public let complaints: [String]
        public let requests: Int
    }

    public func book() throws -> Book { try JSONDecoder().decode(Book.self, from: Data(contentsOf: file)) }
}
