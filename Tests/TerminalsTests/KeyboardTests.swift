import Foundation
import Testing

/// On real terminals: a small C program on a terminal of its own, watched from outside.
@Suite(.serialized) struct KeyboardTests {
    static let probe = Result { try TerminalProbe() }

    @Test(
        "the terminal comes back however the program ends",
        arguments: [
            ("exit", "exit 0"), ("give-back", "exit 0"), ("trap", trapSignal), ("SIGINT", "SIGINT"),
            ("SIGTERM", "SIGTERM"),
            ("SIGHUP", "SIGHUP"), ("SIGQUIT", "SIGQUIT"), ("SIGSEGV", "SIGSEGV"), ("SIGABRT", "SIGABRT"),
        ])
    func comesBack(way: String, end: String) throws {
        #expect(try Self.probe.get().watch(way) == ["taken, raw", "no echo", "\(end), put back"])
    }

    @Test("^Z puts the terminal back, and going on takes it again, as often as you like")
    func stops() throws {
        let round = ["stopped, put back", "going on, raw"]
        #expect(
            try Self.probe.get().watch("stop") == ["taken, raw", "no echo"] + round + round + ["exit 0, put back"])
    }

    @Test("where standard input is no terminal, nothing is taken")
    func noTerminal() throws {
        #expect(try Self.probe.get().watch("no-terminal") == ["taken \(ENOTTY)"])
    }

    #if arch(arm64)
        static let trapSignal = "SIGTRAP"
    #else
        static let trapSignal = "SIGILL"
    #endif
}

/// The probe, compiled for this run.
final class TerminalProbe: Sendable {
    private let fixture: URL
    private let program: URL

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        fixture = root.appending(path: "Tests/Fixtures/terminal")
        program = FileManager.default.temporaryDirectory.appending(path: "senshi-terminal-probe-\(getpid())")
        let library = root.appending(path: "Sources/CTerminal")
        let said = try Self.run([
            "cc", "-D_GNU_SOURCE", "-I", library.appending(path: "include").path,
            library.appending(path: "cterminal.c").path,
            fixture.appending(path: "probe.c").path, "-o", program.path,
        ])
        #expect(said == "")
    }

    deinit { try? FileManager.default.removeItem(at: program) }

    /// What the watcher saw, line by line.
    func watch(_ way: String) throws -> [String] {
        try Self.run(["python3", fixture.appending(path: "watch.py").path, program.path, way])
            .split(separator: "\n").map(String.init)
    }

    private static func run(_ words: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = words
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return text
    }
}
