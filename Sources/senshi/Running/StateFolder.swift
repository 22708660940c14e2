import ArgumentParser
import Authoring
import Foundation
import Records

/// Where a station keeps its results.
struct StateFolder: ParsableArguments {
    @Option(
        name: .customLong("state"),
        help: ArgumentHelp(
            "Where results are kept: SENSHI_STATE, or senshi in XDG_STATE_HOME (~/.local/state) unless told.",
            valueName: "folder"))
    var named: String?

    var path: String {
        let variables = ProcessInfo.processInfo.environment
        if let path = named ?? variables["SENSHI_STATE"] { return path }
        let home = variables["HOME"] ?? NSHomeDirectory()
        return "\(variables["XDG_STATE_HOME"] ?? "\(home)/.local/state")/senshi"
    }

    /// Opens the store, or ends the program with one sentence.
    func store(_ language: Language) throws -> Store {
        try Self.attempt(language) { () throws(StoreFailure) in try Store(in: path) }
    }

    /// Says a store's trouble and ends the program.
    static func attempt<Value>(_ language: Language, _ body: () throws(StoreFailure) -> Value) throws -> Value {
        do throws(StoreFailure) { return try body() } catch {
            throw Complaint.sentence(error.sentence[language], .notWritten)
        }
    }

    /// Now, UTC.
    static var now: String { Date().ISO8601Format() }
}
