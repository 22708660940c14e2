import Foundation

/// A program of the system, run to its end.
enum Command {
    struct Result {
        var status: Int32
        var output: Data
    }

    static func run(_ path: String, _ arguments: String...) throws -> Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Result(status: process.terminationStatus, output: output)
    }

    /// True where the program is installed.
    static func exists(_ path: String) -> Bool { FileManager.default.isExecutableFile(atPath: path) }
}
