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

    /// Where the station's reports are.
    var reports: String { "\(path)/reports" }

    /// Opens the store and makes what is missing, or ends the program with one sentence.
    func store(_ language: Language) throws -> Store {
        Self.keepPrivate()
        return try Self.attempt(language) { () throws(StoreFailure) in try Store(in: path) }
    }

    /// The same where there must be one: a name that was mistyped makes no new station.
    func existing(_ language: Language) throws -> Store {
        try find(language)
        return try store(language)
    }

    /// The same to look at, and to change nothing: it may lie where nobody can write.
    func reading(_ language: Language) throws -> Store {
        Self.keepPrivate()
        try find(language)
        return try Self.attempt(language) { () throws(StoreFailure) in try Store(reading: path) }
    }

    private func find(_ language: Language) throws {
        guard !Store.isThere(in: path) else { return }
        throw Complaint.sentence(
            LocalizedText(
                ja: "\(path)：ここには記録がありません。パスを確かめるか、--state で指定してください。",
                en: "\(path): no records are here; look at the path, or name another with --state.")[language],
            .badInput)
    }

    /// Whatever this process writes from now on is its owner's alone: it is about people.
    static func keepPrivate() { umask(0o077) }

    /// Says a store's trouble and ends the program.
    static func attempt<Value>(_ language: Language, _ body: () throws(StoreFailure) -> Value) throws -> Value {
        do throws(StoreFailure) { return try body() } catch {
            throw Complaint.sentence(error.sentence[language], .notWritten)
        }
    }

    /// Now, UTC.
    static var now: String { Date().ISO8601Format() }
}
