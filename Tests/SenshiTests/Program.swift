import Foundation
import TestSupport

/// The senshi program, as a user runs it.
enum Program {
    struct Outcome {
        var status: Int32
        var output: String
        var complaint: String
        var seconds: Double
    }

    /// The checkout.
    static let root = URL(fileURLWithPath: Repository.root)
    /// Beside the tests, in the folder that both were built into.
    static let path = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appendingPathComponent("senshi").path

    /// Runs it in the checkout, with English messages unless told otherwise.
    static func run(
        _ arguments: [String], under wrapper: [String] = [], environment: [String: String] = [:]
    ) throws -> Outcome {
        var variables = ProcessInfo.processInfo.environment
        variables["LANG"] = "C.UTF-8"
        variables["SENSHI_LIBRARY"] = Repository.root
        // Its own, so that no two tests find each other's device in use.
        let own = FileManager.default.temporaryDirectory.appending(path: "senshi-\(UUID().uuidString)").path
        variables["XDG_RUNTIME_DIR"] = own
        defer { try? FileManager.default.removeItem(atPath: own) }
        variables.merge(environment) { $1 }
        let command = wrapper + [path] + arguments
        let run = try Run(
            command[0], Array(command.dropFirst()), environment: variables, folder: Repository.root)
        return Outcome(status: run.status, output: run.output, complaint: run.errors, seconds: run.seconds)
    }
}
