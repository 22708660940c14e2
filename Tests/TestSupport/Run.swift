import Foundation

/// A process that has ended, with all that it wrote.
public struct Run {
    public var output: String
    public var errors: String
    public var status: Int32
    /// From its start to its end.
    public var seconds: Double

    /// Files, not pipes: nobody has to read while the program writes.
    public init(
        _ program: String, _ arguments: [String], input: String = "", environment: [String: String]? = nil,
        folder: String? = nil
    ) throws {
        let files = FileManager.default.temporaryDirectory.appending(path: "senshi-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: files) }
        let (given, out, err) = (
            files.appending(path: "in"), files.appending(path: "out"), files.appending(path: "err")
        )
        try Data(input.utf8).write(to: given)
        for file in [out, err] { try Data().write(to: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        if let environment { process.environment = environment }
        if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
        process.standardInput = try FileHandle(forReadingFrom: given)
        process.standardOutput = try FileHandle(forWritingTo: out)
        process.standardError = try FileHandle(forWritingTo: err)
        let clock = ContinuousClock()
        let began = clock.now
        try process.run()
        process.waitUntilExit()
        seconds = began.duration(to: clock.now) / .seconds(1)
        status = process.terminationStatus
        output = try String(contentsOf: out, encoding: .utf8)
        errors = try String(contentsOf: err, encoding: .utf8)
    }
}
