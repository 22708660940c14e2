import Foundation
import TestSupport
import Testing

/// A program that deals with a station as others would, and says what it saw.
enum StationTool {
    static func run(_ name: String, _ arguments: [String]) throws -> [String: Any] {
        try run(name, arguments, under: []).seen
    }

    /// - Parameter wrapper: what it runs under.
    /// - Returns: what it saw, and everything that was said on standard error.
    static func run(
        _ name: String, _ arguments: [String], under wrapper: [String]
    ) throws -> (seen: [String: Any], said: String) {
        let environment = ProcessInfo.processInfo.environment.merging(
            [
                "LANG": "C.UTF-8", "SENSHI_LIBRARY": Repository.root, "PYTHONDONTWRITEBYTECODE": "1",
                "XDG_RUNTIME_DIR": "/tmp/senshi-\(UUID().uuidString.prefix(8))",
            ]) { $1 }
        let python = PythonTools.arePrepared ? "\(Repository.root)/.build/python/bin/python3" : "/usr/bin/python3"
        let command = wrapper + [python, "\(Repository.root)/Tests/Tools/\(name)"] + arguments
        let run = try Run(command[0], Array(command.dropFirst()), environment: environment)
        try #require(run.status == 0, "\(run.errors)")
        let seen = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        return (try #require(seen), run.errors)
    }
}
