import Foundation
import TestSupport
import Testing

@Suite(.serialized) struct SanitizedTests {
    private static let parts = ["Sources/Servo/Controls.swift", "Tests/ServoTests/Sanitized/main.swift"]

    /// Builds the two-thread program around a ring and runs it under ThreadSanitizer.
    private func run(ring: String) throws -> Run {
        let folder = FileManager.default.temporaryDirectory.appending(path: "senshi-sanitized-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = folder.appending(path: "Ring.swift").path
        let program = folder.appending(path: "program").path
        try ring.write(toFile: source, atomically: true, encoding: .utf8)
        let others = Self.parts.map { "\(Repository.root)/\($0)" }
        let build = try Run(
            "/usr/bin/env", ["swiftc", "-sanitize=thread", "-O", "-wmo", "-o", program, source] + others)
        try #require(build.status == 0, "\(build.errors)")
        let environment = ProcessInfo.processInfo.environment.merging(["TSAN_OPTIONS": "halt_on_error=1"]) { $1 }
        return try Run(program, [], environment: environment)
    }

    @Test(
        "ThreadSanitizer finds no race in the ring and the mailbox, and finds one where the ring's order is taken out")
    func races() throws {
        let ring = try String(contentsOfFile: "\(Repository.root)/Sources/Devices/Ring.swift", encoding: .utf8)
        let sound = try run(ring: ring)
        #expect(sound.status == 0 && sound.output == "passed 200000\n", "\(sound.errors)")
        let unordered = ring.replacingOccurrences(of: ".releasing", with: ".relaxed")
            .replacingOccurrences(of: ".acquiring", with: ".relaxed")
        let racing = try run(ring: unordered)
        #expect(racing.errors.contains("data race"))
    }
}
